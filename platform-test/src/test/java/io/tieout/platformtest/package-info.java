/// The kit's own tests.
@NullMarked
package io.tieout.platformtest;

import org.jspecify.annotations.NullMarked;
