package io.tieout.sales.pipeline;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class InvalidPipeline extends RuleViolation {

    InvalidPipeline(String code) {
        super(
                "invalid-pipeline",
                "The pipeline cannot be like this",
                "Pipeline '" + code + "' needs at least one stage and no stage twice",
                new FieldProblem("/stages", "must name each stage once"));
    }
}
