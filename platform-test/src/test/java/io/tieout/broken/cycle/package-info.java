/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.cycle;

import org.jspecify.annotations.NullMarked;
