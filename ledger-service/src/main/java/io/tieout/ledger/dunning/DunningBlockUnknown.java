package io.tieout.ledger.dunning;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.problem.NotFound;

final class DunningBlockUnknown extends NotFound {

    DunningBlockUnknown(InvoiceId id) {
        super(
                "dunning-block-unknown",
                "The invoice has no dunning block",
                "Nothing keeps invoice " + id.value() + " from being dunned by hand");
    }
}
