/// A service just large enough to show what platform and test kit promise.
@NullMarked
package io.tieout.sample;

import org.jspecify.annotations.NullMarked;
