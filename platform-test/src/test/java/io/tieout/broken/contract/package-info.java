/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.contract;

import org.jspecify.annotations.NullMarked;
