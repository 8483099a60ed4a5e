package io.tieout.ledger.receivable;

import io.tieout.platform.problem.Conflict;

/// An open item that came in by mistake and was taken back: nothing is left to correct.
final class InvoiceWithdrawn extends Conflict {

    InvoiceWithdrawn(Invoice invoice) {
        super(
                "invoice-withdrawn",
                "The invoice was withdrawn",
                "Invoice " + invoice.number() + " came in with an import that was reverted");
        fact("invoiceId", invoice.id().value());
    }
}
