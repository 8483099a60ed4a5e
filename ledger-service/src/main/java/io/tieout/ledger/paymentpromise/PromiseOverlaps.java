package io.tieout.ledger.paymentpromise;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import java.util.UUID;

final class PromiseOverlaps extends Conflict {

    PromiseOverlaps(UUID other) {
        super(
                "promise-overlaps",
                "Another promise runs at the same time",
                "Promise " + other + " is about one of these invoices and these days; no money keeps two promises",
                new FieldProblem("/invoiceIds", "are promised already"));
        fact("paymentPromiseId", other);
    }
}
