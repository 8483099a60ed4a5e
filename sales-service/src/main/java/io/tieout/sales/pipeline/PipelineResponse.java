package io.tieout.sales.pipeline;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param version deals that are opened from now on run under it
record PipelineResponse(
        String pipelineCode,
        String name,
        List<String> stages,
        @Nullable String dealType,
        @Nullable UUID teamId,
        List<PipelineStage> stageRules,
        List<AutoMove> autoMoves,
        long version) {

    static PipelineResponse from(Pipeline pipeline) {
        return new PipelineResponse(
                pipeline.pipelineCode(),
                pipeline.name(),
                pipeline.stages(),
                pipeline.dealType(),
                pipeline.teamId(),
                pipeline.stageRules(),
                pipeline.autoMoves(),
                pipeline.version());
    }
}
