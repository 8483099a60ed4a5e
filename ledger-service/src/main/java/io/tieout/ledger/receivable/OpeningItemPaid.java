package io.tieout.ledger.receivable;

import io.tieout.platform.problem.Conflict;

/// An open item that was settled, in part or whole, is part of these books.
final class OpeningItemPaid extends Conflict {

    OpeningItemPaid(Invoice invoice) {
        super(
                "opening-item-paid",
                "The open item is settled already, at least in part",
                "Of " + invoice.total() + " on invoice " + invoice.number() + " only " + invoice.open() + " are open");
        fact("invoiceId", invoice.id().value());
        fact("open", invoice.open());
    }
}
