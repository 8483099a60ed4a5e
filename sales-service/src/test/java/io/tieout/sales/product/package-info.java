@NullMarked
package io.tieout.sales.product;

import org.jspecify.annotations.NullMarked;
