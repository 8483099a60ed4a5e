package io.tieout.ledger.receivable;

import io.tieout.platform.problem.Conflict;

/// What was never owed vanishes from every day; a month that is closed has shown it, and goes on showing it.
final class OpeningItemClosed extends Conflict {

    OpeningItemClosed(Invoice invoice) {
        super(
                "opening-item-closed",
                "The open item stands in a closed month",
                "The open item " + invoice.id().value() + " was taken over on " + invoice.owedFrom()
                        + ", and that month takes no postings any more");
        fact("invoiceId", invoice.id().value());
    }
}
