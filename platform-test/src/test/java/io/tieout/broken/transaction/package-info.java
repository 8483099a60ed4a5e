/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.transaction;

import org.jspecify.annotations.NullMarked;
