@NullMarked
package io.tieout.platform.defaults;

import org.jspecify.annotations.NullMarked;
