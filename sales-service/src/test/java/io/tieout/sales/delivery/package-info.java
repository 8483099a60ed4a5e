@NullMarked
package io.tieout.sales.delivery;

import org.jspecify.annotations.NullMarked;
