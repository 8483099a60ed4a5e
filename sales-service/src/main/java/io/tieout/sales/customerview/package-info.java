/// What sales knows of customers: a copy fed by their state topic, erased with them.
///
/// Customers that were merged are one: `customer_party` names all that a customer is one with, and every question by
/// customer asks for all of them. Owns: `customer_view`, `merged_customer`. Listens to:
/// `tieout.customer.customer-state.v1`.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.sales.customerview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
