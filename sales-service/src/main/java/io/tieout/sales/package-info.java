/// What is sold: products, pipelines with their deals, and the orders that customers are bound to.
@NullMarked
package io.tieout.sales;

import org.jspecify.annotations.NullMarked;
