/// The invariants that a running service can prove about itself, one bean each, behind `GET /internal/checks`.
@NullMarked
package io.tieout.platform.check;

import org.jspecify.annotations.NullMarked;
