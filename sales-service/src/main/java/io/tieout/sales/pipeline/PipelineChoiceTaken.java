package io.tieout.sales.pipeline;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// Two pipelines for the same deals: which of them a deal goes through must not depend on chance.
public final class PipelineChoiceTaken extends Conflict {

    public PipelineChoiceTaken() {
        super(
                "pipeline-choice-taken",
                "Another pipeline is for the same deals",
                "There is a pipeline for this type of deal and this team already",
                new FieldProblem("/dealType", "has a pipeline"));
    }
}
