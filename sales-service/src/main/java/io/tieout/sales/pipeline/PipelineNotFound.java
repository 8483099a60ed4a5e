package io.tieout.sales.pipeline;

import io.tieout.platform.problem.NotFound;

final class PipelineNotFound extends NotFound {

    PipelineNotFound(String code) {
        super("pipeline-not-found", "There is no such pipeline", "No pipeline '" + code + "' of this version");
    }
}
