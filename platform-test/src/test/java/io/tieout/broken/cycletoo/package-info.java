/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.cycletoo;

import org.jspecify.annotations.NullMarked;
