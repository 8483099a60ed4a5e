package io.tieout.sales.pipeline;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// @param stages their names in order
/// @param dealType whose deals go through it unless they name another pipeline
/// @param teamId likewise
/// @param stageRules what holds for some of the stages
record PipelineRequest(
        @NotBlank @Size(max = 60) String pipelineCode,
        @NotBlank @Size(max = 200) String name,
        @NotEmpty @Size(max = 30) List<@NotBlank @Size(max = 60) String> stages,
        @Nullable @Size(min = 1, max = 60) String dealType,
        @Nullable UUID teamId,
        @Nullable @Size(max = 30) List<@Valid StageRuleRequest> stageRules,
        @Nullable @Size(max = 30) List<@Valid AutoMoveRequest> autoMoves) {

    /// @param kind `OPEN` where absent
    /// @param probabilityPercent by the stage's place where absent
    /// @param allowedNext anywhere where absent
    record StageRuleRequest(
            @NotBlank @Size(max = 60) String stage,
            @Nullable StageKind kind,
            @Nullable @Min(0) @Max(100) Integer probabilityPercent,
            @Nullable @Size(max = 7) List<DealField> requiredFields,
            @Nullable @Size(max = 30) List<@NotBlank @Size(max = 60) String> allowedNext,
            @Nullable @Size(max = 10) List<@Valid TaskRequest> tasks,
            @Nullable @Min(1) @Max(3650) Integer staleAfterDays) {

        PipelineStage toStage(PipelineStage plain) {
            var ends = Objects.requireNonNullElse(kind, StageKind.OPEN);
            return new PipelineStage(
                    stage,
                    ends,
                    switch (ends) {
                        case OPEN -> Objects.requireNonNullElse(probabilityPercent, plain.probabilityPercent());
                        case WON -> 100;
                        case LOST -> 0;
                    },
                    Objects.requireNonNullElse(requiredFields, List.of()),
                    allowedNext,
                    Objects.requireNonNullElse(tasks, List.<TaskRequest>of()).stream()
                            .map(task -> new PipelineStage.Task(task.title().strip(), task.dueInDays()))
                            .toList(),
                    staleAfterDays);
        }
    }

    record TaskRequest(
            @NotBlank @Size(max = 200) String title,
            @Min(0) @Max(3650) int dueInDays) {}

    /// @param from only out of this stage; out of any where absent
    record AutoMoveRequest(
            @NotNull DealFact on,
            @Nullable @Size(min = 1, max = 60) String from,
            @NotBlank @Size(max = 60) String to) {}

    /// @throws InvalidPipeline when the rules do not fit the stages
    Pipeline toPipeline() {
        var rules = new HashMap<String, StageRuleRequest>();
        for (var rule : Objects.requireNonNullElse(stageRules, List.<StageRuleRequest>of())) {
            if (!stages.contains(rule.stage()) || rules.put(rule.stage(), rule) != null) {
                throw new InvalidPipeline(pipelineCode, "/stageRules", "must be of one stage each");
            }
        }
        return new Pipeline(
                pipelineCode,
                name,
                dealType,
                teamId,
                IntStream.range(0, stages.size())
                        .mapToObj(index -> stage(index, rules))
                        .toList(),
                Objects.requireNonNullElse(autoMoves, List.<AutoMoveRequest>of()).stream()
                        .map(move -> new AutoMove(move.on(), move.from(), move.to()))
                        .toList(),
                1);
    }

    private PipelineStage stage(int index, Map<String, StageRuleRequest> rules) {
        var plain = PipelineStage.plain(stages.get(index), index, stages.size());
        var rule = rules.get(stages.get(index));
        return rule == null ? plain : rule.toStage(plain);
    }
}
