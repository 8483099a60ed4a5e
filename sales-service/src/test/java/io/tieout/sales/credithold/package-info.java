/// Tests of orders that wait for their credit.
@NullMarked
package io.tieout.sales.credithold;

import org.jspecify.annotations.NullMarked;
