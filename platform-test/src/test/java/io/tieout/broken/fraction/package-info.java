/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.fraction;

import org.jspecify.annotations.NullMarked;
