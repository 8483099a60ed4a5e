/// Retries that are safe: a request with the same `Idempotency-Key` has its effect once and is answered the same.
@NullMarked
package io.tieout.platform.idempotency;

import org.jspecify.annotations.NullMarked;
