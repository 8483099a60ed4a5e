/// Orders: what a customer is bound to. A confirmed order has its number, does not change, and becomes one invoice.
///
/// Owns: `sales_order`, `sales_order_line`, `order_counter`. Publishes: `tieout.sales.order-confirmed.v1`.
/// Always: net + tax = total as `document-totals` adds them up.
@NullMarked
@ApplicationModule(allowedDependencies = {"customerview", "product", "team"})
package io.tieout.sales.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
