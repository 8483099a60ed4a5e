package io.tieout.sales.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One version of a pipeline: the stages in the order in which deals go through them, and their rules.
///
/// @param dealType whose deals go through it unless they name another one
/// @param teamId likewise
public record Pipeline(
        String pipelineCode,
        String name,
        @Nullable String dealType,
        @Nullable UUID teamId,
        List<PipelineStage> stageRules,
        List<AutoMove> autoMoves,
        long version) {

    public static final String STANDARD = "standard";

    public Pipeline {
        stageRules = List.copyOf(stageRules);
        autoMoves = List.copyOf(autoMoves);
        requireSound(pipelineCode, stageRules, autoMoves);
    }

    /// Without rules.
    public Pipeline(String pipelineCode, String name, List<String> stages) {
        this(
                pipelineCode,
                name,
                null,
                null,
                IntStream.range(0, stages.size())
                        .mapToObj(index -> PipelineStage.plain(stages.get(index), index, stages.size()))
                        .toList(),
                List.of(),
                1);
    }

    private static void requireSound(String code, List<PipelineStage> stages, List<AutoMove> moves) {
        var names = stages.stream().map(PipelineStage::stage).collect(Collectors.toSet());
        if (names.size() < stages.size()) {
            throw new InvalidPipeline(code, "/stages", "must name each stage once");
        }
        if (stages.isEmpty() || stages.getFirst().kind() != StageKind.OPEN) {
            throw new InvalidPipeline(code, "/stages", "must begin with a stage in which deals are open");
        }
        for (var kind : List.of(StageKind.WON, StageKind.LOST)) {
            if (stages.stream().filter(stage -> stage.kind() == kind).count() > 1) {
                throw new InvalidPipeline(
                        code, "/stageRules", "must have one stage at most in which deals are " + kind);
            }
        }
        for (var stage : stages) {
            if (stage.allowedNext() != null && !names.containsAll(stage.allowedNext())) {
                throw new InvalidPipeline(code, "/stageRules", stage.stage() + " leads to a stage that is not there");
            }
        }
        for (var move : moves) {
            if (!names.contains(move.to()) || (move.from() != null && !names.contains(move.from()))) {
                throw new InvalidPipeline(code, "/autoMoves", "must go between stages of the pipeline");
            }
            if (move.to().equals(move.from())) {
                throw new InvalidPipeline(code, "/autoMoves", "must go somewhere else");
            }
        }
    }

    static Pipeline standard() {
        return new Pipeline(STANDARD, "Standard", List.of("PROSPECTING", "ENGAGING", "NEGOTIATING"));
    }

    Pipeline as(long newVersion) {
        return new Pipeline(pipelineCode, name, dealType, teamId, stageRules, autoMoves, newVersion);
    }

    public List<String> stages() {
        return stageRules.stream().map(PipelineStage::stage).toList();
    }

    public String firstStage() {
        return stageRules.getFirst().stage();
    }

    public boolean has(String stage) {
        return find(stage).isPresent();
    }

    public Optional<PipelineStage> find(String stage) {
        return stageRules.stream().filter(rule -> rule.stage().equals(stage)).findFirst();
    }

    /// The stage in which deals end in this way, where there is one of its own.
    public Optional<PipelineStage> end(StageKind kind) {
        return stageRules.stream().filter(rule -> rule.kind() == kind).findFirst();
    }
}
