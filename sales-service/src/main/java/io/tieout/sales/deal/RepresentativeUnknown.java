package io.tieout.sales.deal;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

final class RepresentativeUnknown extends RuleViolation {

    RepresentativeUnknown(UUID representativeId) {
        super(
                "representative-unknown",
                "There is no such representative",
                "No representative " + representativeId,
                new FieldProblem("/representativeId", "is unknown"));
    }
}
