@NullMarked
package io.tieout.sales;

import org.jspecify.annotations.NullMarked;
