/// What was sold to customers, what they owe for it and how they pay: copies fed by the events of sales and ledger.
///
/// What is owed comes from one place, the ledger's lines of the customers' accounts, so that all of it stands at one
/// position in the journal and equals the books there. An order counts as ordered until the invoice for it stands
/// among those lines, so that nothing is counted twice or not at all.
/// Owns: `deal_view`, `order_view`, `invoice_view`, `receivable_item`, `receivable_position`, `payment_habit`,
/// `customer_activity`. Listens to: the deal events, `tieout.sales.order-confirmed.v1`, `order-cancelled`,
/// `tieout.ledger.invoice-state.v1`, `customer-lines-sealed` and `customer-payment-behaviour`.
@NullMarked
@ApplicationModule(allowedDependencies = {"companyview"})
package io.tieout.customer.businessview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
