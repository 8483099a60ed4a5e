package io.tieout.sales.pipeline;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class LostReasonUnknown extends RuleViolation {

    LostReasonUnknown(String code, LostReasonKind kind) {
        super(
                "lost-reason-unknown",
                "There is no such reason or objection to choose",
                "No active " + kind + " '" + code + "'",
                new FieldProblem(kind == LostReasonKind.REASON ? "/reason" : "/objections", "is unknown"));
    }
}
