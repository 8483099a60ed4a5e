@NullMarked
package io.tieout.sheet;

import org.jspecify.annotations.NullMarked;
