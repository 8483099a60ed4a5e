/// What the ledger shows of customers: number, name and group, as customer-service last told them.
///
/// Customers that were merged are one: `customer_party` names all that a customer is one with, and every
/// question by customer asks for all of them.
/// Owns: `customer_view`, `merged_customer`. Listens to: `tieout.customer.customer-state.v1`. Always: an erased
/// customer is gone here too; invoices keep the id.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.ledger.customerview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
