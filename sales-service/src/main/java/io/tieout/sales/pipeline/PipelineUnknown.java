package io.tieout.sales.pipeline;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

public final class PipelineUnknown extends RuleViolation {

    public PipelineUnknown(String code) {
        super(
                "pipeline-unknown",
                "There is no such pipeline",
                "No pipeline '" + code + "'",
                new FieldProblem("/pipeline", "is unknown"));
    }
}
