package io.tieout.ledger.receivable;

import io.tieout.platform.problem.Conflict;

/// An open item that a credit note corrects is part of these books.
final class OpeningItemCredited extends Conflict {

    OpeningItemCredited(InvoiceId id) {
        super(
                "opening-item-credited",
                "A credit note corrects the open item",
                "The open item " + id.value() + " cannot be withdrawn: a credit note names it");
        fact("invoiceId", id.value());
    }
}
