package io.tieout.ledger.receivable;

import io.tieout.platform.problem.NotFound;

/// There is no such invoice in this company.
public final class InvoiceUnknown extends NotFound {

    private final InvoiceId invoiceId;

    public InvoiceUnknown(InvoiceId invoiceId) {
        super("invoice-unknown", "There is no such invoice", "Invoice " + invoiceId.value() + " is not known");
        this.invoiceId = invoiceId;
    }

    public InvoiceId invoiceId() {
        return invoiceId;
    }
}
