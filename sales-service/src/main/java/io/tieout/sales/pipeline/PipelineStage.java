package io.tieout.sales.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stage and what holds for the deals in it.
///
/// @param probabilityPercent how likely a deal in it is won, unless the deal says otherwise
/// @param requiredFields what a deal must have to enter
/// @param allowedNext where a deal may go from here; anywhere where null
/// @param staleAfterDays without activity; the list's own limit where null
public record PipelineStage(
        String stage,
        StageKind kind,
        int probabilityPercent,
        List<DealField> requiredFields,
        @Nullable List<String> allowedNext,
        List<Task> tasks,
        @Nullable Integer staleAfterDays) {

    public PipelineStage {
        requiredFields = List.copyOf(requiredFields);
        allowedNext = allowedNext == null ? null : List.copyOf(allowedNext);
        tasks = List.copyOf(tasks);
    }

    /// Something to do that a deal brings along when it enters.
    public record Task(String title, int dueInDays) {}

    /// A stage without rules, the more likely won the further it stands.
    static PipelineStage plain(String stage, int index, int stages) {
        return new PipelineStage(
                stage, StageKind.OPEN, 100 * (index + 1) / (stages + 1), List.of(), null, List.of(), null);
    }

    public boolean leadsTo(String next) {
        return allowedNext == null || allowedNext.contains(next);
    }
}
