/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.route;

import org.jspecify.annotations.NullMarked;
