@NullMarked
package io.tieout.sales.deal;

import org.jspecify.annotations.NullMarked;
