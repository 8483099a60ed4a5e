package io.tieout.sales.pipeline;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class PipelineCodeTaken extends Conflict {

    PipelineCodeTaken(String code) {
        super(
                "pipeline-code-taken",
                "The pipeline code is in use",
                "There is a pipeline '" + code + "' already",
                new FieldProblem("/pipelineCode", "is in use"));
    }
}
