/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.injection;

import org.jspecify.annotations.NullMarked;
