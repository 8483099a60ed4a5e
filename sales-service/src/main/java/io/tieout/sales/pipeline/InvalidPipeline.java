package io.tieout.sales.pipeline;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class InvalidPipeline extends RuleViolation {

    InvalidPipeline(String code, String pointer, String problem) {
        super(
                "invalid-pipeline",
                "The pipeline cannot be like this",
                "Pipeline '" + code + "' " + problem,
                new FieldProblem(pointer, problem));
    }
}
