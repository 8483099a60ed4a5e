package io.tieout.sales.deal;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import io.tieout.sales.pipeline.PipelineStage;
import java.util.List;
import java.util.Objects;

final class StageTransitionForbidden extends RuleViolation {

    StageTransitionForbidden(PipelineStage from, String to) {
        super(
                "stage-transition-forbidden",
                "No way leads from the deal's stage to this one",
                "From '" + from.stage() + "' a deal does not go to '" + to + "'",
                new FieldProblem("/stage", "cannot be entered from " + from.stage()));
        fact("allowed", Objects.requireNonNullElse(from.allowedNext(), List.of()));
    }
}
