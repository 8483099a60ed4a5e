/// Confirmed orders, to see that everything sold is invoiced.
///
/// Owns: `order_view`. Listens to: `tieout.sales.order-confirmed.v1`. Always: an order is confirmed once.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.orderview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
