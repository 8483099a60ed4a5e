package io.tieout.ledger.payable;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A credit note pays for bills of its own supplier only.
final class CreditNotUsable extends RuleViolation {

    CreditNotUsable(String detail) {
        super(
                "bill-credit-not-usable",
                "The credit note cannot be used for this bill",
                detail,
                new FieldProblem("/billId", "must be a bill of the credit note's supplier"));
    }
}
