@NullMarked
package io.tieout.sales.order;

import org.jspecify.annotations.NullMarked;
