/// What sales knows of customers: a copy fed by their state topic, erased with them.
///
/// Owns: `customer_view`. Listens to: `tieout.customer.customer-state.v1`.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.sales.customerview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
