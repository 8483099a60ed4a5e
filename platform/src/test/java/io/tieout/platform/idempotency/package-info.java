@NullMarked
package io.tieout.platform.idempotency;

import org.jspecify.annotations.NullMarked;
