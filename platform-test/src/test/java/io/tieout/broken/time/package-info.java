/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.time;

import org.jspecify.annotations.NullMarked;
