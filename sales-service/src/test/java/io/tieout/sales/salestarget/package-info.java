@NullMarked
package io.tieout.sales.salestarget;

import org.jspecify.annotations.NullMarked;
