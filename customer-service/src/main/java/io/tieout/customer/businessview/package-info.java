/// What was sold to customers, what they owe for it and how they pay: copies fed by the events of sales and ledger.
///
/// What is owed comes from one place, the ledger's lines of the customers' accounts, so that all of it stands at one
/// position in the journal and equals the books there. An order counts as ordered until the invoice for it stands
/// among those lines, so that nothing is counted twice or not at all.
/// Owns: `order_view`, `invoice_view`, `receivable_item`, `receivable_position`, `payment_habit`,
/// `customer_activity`. Listens to: `tieout.sales.order-confirmed.v1`, `tieout.ledger.invoice-state.v1`,
/// `tieout.ledger.customer-lines-sealed.v1`, `tieout.ledger.customer-payment-behaviour.v1`.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.customer.businessview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
