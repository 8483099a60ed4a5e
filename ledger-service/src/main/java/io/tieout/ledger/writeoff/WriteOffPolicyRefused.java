package io.tieout.ledger.writeoff;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class WriteOffPolicyRefused extends RuleViolation {

    WriteOffPolicyRefused() {
        super(
                "write-off-policy-refused",
                "The limits for write-offs make no sense",
                "What one person may write off is not negative, and not more than what may be written off at all",
                new FieldProblem("/aloneUpTo", "must be between zero and atMost"));
    }
}
