package io.tieout.reconciliation.confirmation;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class ConfirmationPolicyUnfair extends RuleViolation {

    ConfirmationPolicyUnfair() {
        super(
                "confirmation-policy-unfair",
                "Silence is no consent of somebody who was not reminded, or could not answer",
                "deemedAfterDays must come after the first reminder, and while the link works",
                new FieldProblem(
                        "/deemedAfterDays", "must be later than a reminder, and no later than the link's end"));
    }
}
