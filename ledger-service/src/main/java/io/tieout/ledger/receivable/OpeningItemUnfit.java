package io.tieout.ledger.receivable;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// An invoice of the old books cannot be open in these.
final class OpeningItemUnfit extends RuleViolation {

    OpeningItemUnfit(String field, String problem) {
        super(
                "opening-item-unfit",
                "The open item cannot be taken over",
                field + " " + problem,
                new FieldProblem("/" + field, problem));
    }
}
