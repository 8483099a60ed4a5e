/// The customers as reconciliation knows them: who may be the payer of a bank line.
///
/// Owns: `customer_view`, `customer_token`. Listens to: `tieout.customer.customer-state.v1`. Always: the newest
/// state wins; an erased customer leaves nothing here.
@NullMarked
@ApplicationModule(allowedDependencies = {"matching"})
package io.tieout.reconciliation.customerview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
