/// Orders: what a customer is bound to. A confirmed order has its number, its lines do not change, and it becomes one
/// invoice. It is delivered, invoiced and paid, and each of these steps is kept and published, in one order.
///
/// Owns: `sales_order`, `sales_order_line`, `order_counter`, `order_step`, `order_invoice`, `order_credit_note`.
/// Publishes: `tieout.sales.order-confirmed.v1`, `order-invoiced`, `order-paid`, `order-reopened` and
/// `order-cancelled`. Listens to the ledger's invoices and credit notes. Always: net + tax = total as
/// `document-totals` adds them up; no line is delivered for more than was ordered; what is posted is credited in full
/// before its order is cancelled.
@NullMarked
@ApplicationModule(allowedDependencies = {"credithold", "customerview", "product", "team", "companyview", "change"})
package io.tieout.sales.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
