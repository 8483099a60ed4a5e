/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.value;

import org.jspecify.annotations.NullMarked;
