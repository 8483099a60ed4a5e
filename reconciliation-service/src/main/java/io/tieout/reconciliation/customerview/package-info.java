/// The customers as reconciliation knows them: who may be the payer of a bank line.
///
/// Customers that were merged are one payer: `customer_party` names all that a customer is one with, and every
/// question by customer asks for all of them.
/// Owns: `customer_view`, `customer_token`, `merged_customer`. Listens to: `tieout.customer.customer-state.v1`.
/// Always: the newest state wins; an erased customer leaves nothing here but the id that it was merged into.
@NullMarked
@ApplicationModule(allowedDependencies = {"matching"})
package io.tieout.reconciliation.customerview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
