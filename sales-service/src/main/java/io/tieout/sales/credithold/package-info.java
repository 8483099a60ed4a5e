/// Orders that wait for their credit: over the customer's limit, or held by the customer's rating.
///
/// Asked when an order is confirmed, in that transaction and under a lock of the customer, so that two orders at once
/// cannot both slip under the limit. What the customer owes comes from the ledger's lines of the customers' accounts,
/// what is ordered from the orders here; an order counts until its invoice stands among those lines.
/// Owns: `credit_view`, `owed_view`, `owed_position`, `booked_invoice`, `invoiced_order`, `credit_hold`. Publishes:
/// `tieout.sales.order-held.v1`, `tieout.sales.order-released.v1`,
/// `tieout.sales.order-hold-dropped.v1`. Listens to: `tieout.customer.credit-state.v1`,
/// `tieout.ledger.customer-lines-sealed.v1`, `tieout.ledger.invoice-issued.v1`. Always: a customer without a credit
/// decision is not held; nobody releases an order that he or she entered or
/// wanted to confirm; who released it and why stays.
@NullMarked
@ApplicationModule(allowedDependencies = "team")
package io.tieout.sales.credithold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
