/// Breaks one rule on purpose.
@NullMarked
package io.tieout.broken.kafka;

import org.jspecify.annotations.NullMarked;
