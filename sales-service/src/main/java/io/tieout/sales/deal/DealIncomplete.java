package io.tieout.sales.deal;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// Something is missing or does not fit for closing the deal.
final class DealIncomplete extends RuleViolation {

    DealIncomplete(String field, String message) {
        super(
                "deal-incomplete",
                "The deal cannot be closed like this",
                message,
                new FieldProblem("/" + field, message));
    }
}
