package io.tieout.sales.quote;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class QuoteDealUnknown extends RuleViolation {

    QuoteDealUnknown() {
        super(
                "quote-deal-unknown",
                "There is no such deal",
                "The quote names a deal that does not exist, or not for this caller",
                new FieldProblem("/dealId", "is unknown"));
    }
}
