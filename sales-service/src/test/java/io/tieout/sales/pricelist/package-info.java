@NullMarked
package io.tieout.sales.pricelist;

import org.jspecify.annotations.NullMarked;
