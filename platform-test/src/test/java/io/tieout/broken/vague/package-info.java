/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.vague;

import org.jspecify.annotations.NullMarked;
