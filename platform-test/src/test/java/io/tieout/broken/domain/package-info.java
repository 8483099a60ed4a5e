/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.domain;

import org.jspecify.annotations.NullMarked;
