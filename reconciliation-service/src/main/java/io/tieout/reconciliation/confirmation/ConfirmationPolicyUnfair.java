package io.tieout.reconciliation.confirmation;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class ConfirmationPolicyUnfair extends RuleViolation {

    ConfirmationPolicyUnfair() {
        super(
                "confirmation-policy-unfair",
                "Silence is no consent of somebody who was never reminded",
                "deemedAfterDays must come after the first reminder",
                new FieldProblem("/deemedAfterDays", "must be later than a reminder"));
    }
}
