@NullMarked
package io.tieout.sales.sheet;

import org.jspecify.annotations.NullMarked;
