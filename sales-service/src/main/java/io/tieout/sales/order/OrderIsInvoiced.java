package io.tieout.sales.order;

import io.tieout.platform.problem.RuleViolation;

/// What is posted is compensated by a document: the credit note comes first, the cancellation after it.
final class OrderIsInvoiced extends RuleViolation {

    OrderIsInvoiced(OrderInvoice invoice) {
        super(
                "order-is-invoiced",
                "The order's invoice must be credited in full first",
                "Invoice " + invoice.invoiceNumber() + " over " + invoice.total() + " is credited with "
                        + invoice.credited());
        fact("invoiceId", invoice.invoiceId().toString());
        fact("invoiceNumber", invoice.invoiceNumber());
        fact("total", invoice.total());
        fact("credited", invoice.credited());
    }
}
