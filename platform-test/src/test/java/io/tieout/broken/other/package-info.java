/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.other;

import org.jspecify.annotations.NullMarked;
