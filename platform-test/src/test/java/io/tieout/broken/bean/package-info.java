/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.bean;

import org.jspecify.annotations.NullMarked;
