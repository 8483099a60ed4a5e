package io.tieout.sales.deal;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class StageUnknown extends RuleViolation {

    StageUnknown(String stage, String pipeline) {
        super(
                "stage-unknown",
                "The pipeline has no such stage",
                "Pipeline '" + pipeline + "' has no stage '" + stage + "'",
                new FieldProblem("/stage", "is no stage of the pipeline"));
    }
}
