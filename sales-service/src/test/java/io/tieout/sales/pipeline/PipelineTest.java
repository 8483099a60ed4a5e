package io.tieout.sales.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipelineTest {

    @Test
    void givesPlainStagesRisingProbabilities() {
        assertThat(Pipeline.standard().stageRules())
                .extracting(PipelineStage::probabilityPercent)
                .containsExactly(25, 50, 75);
    }

    @Test
    void refusesStagesThatAreNoneOrTwiceOrBeginAtTheEnd() {
        refused(List.of(), List.of());
        refused(List.of(stage("A", StageKind.OPEN, null), stage("A", StageKind.OPEN, null)), List.of());
        refused(List.of(stage("W", StageKind.WON, null), stage("A", StageKind.OPEN, null)), List.of());
        refused(
                List.of(
                        stage("A", StageKind.OPEN, null),
                        stage("V", StageKind.WON, null),
                        stage("W", StageKind.WON, null)),
                List.of());
    }

    @Test
    void refusesWaysToStagesThatAreNotThere() {
        refused(List.of(stage("A", StageKind.OPEN, List.of("B"))), List.of());
        var two = List.of(stage("A", StageKind.OPEN, null), stage("B", StageKind.OPEN, null));
        refused(two, List.of(new AutoMove(DealFact.ORDER_CONFIRMED, null, "C")));
        refused(two, List.of(new AutoMove(DealFact.ORDER_CONFIRMED, "C", "B")));
        refused(two, List.of(new AutoMove(DealFact.ORDER_CONFIRMED, "A", "A")));
    }

    private static void refused(List<PipelineStage> stages, List<AutoMove> moves) {
        assertThatThrownBy(() -> new Pipeline("p", "P", null, null, stages, moves, 1))
                .isInstanceOf(InvalidPipeline.class);
    }

    private static PipelineStage stage(String name, StageKind kind, @Nullable List<String> next) {
        return new PipelineStage(name, kind, 50, List.of(), next, List.of(), null);
    }
}
