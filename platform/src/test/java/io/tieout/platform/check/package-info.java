@NullMarked
package io.tieout.platform.check;

import org.jspecify.annotations.NullMarked;
