package io.tieout.sales.deal;

import io.tieout.platform.problem.RuleViolation;

/// An atomic batch holds an item that is refused, so nothing of it was changed. The member `results` tells of each.
final class DealEditBatchRefused extends RuleViolation {

    DealEditBatchRefused(DealEditBatchResponse outcome) {
        super(
                "deal-edit-batch-refused",
                "An item of the batch is refused, so no deal was changed",
                outcome.refused() + " of " + outcome.results().size() + " items are wrong");
        fact("results", outcome.results());
    }
}
