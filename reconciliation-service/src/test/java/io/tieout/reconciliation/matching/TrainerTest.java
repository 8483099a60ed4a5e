package io.tieout.reconciliation.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.reconciliation.matching.Training.Example;
import io.tieout.reconciliation.matching.Training.Judged;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<Feature, Integer> GOOD = Map.of(Feature.LEARNED_ALIAS, 1000, Feature.AMOUNT_EXACT, 1000);
    private static final Map<Feature, Integer> POOR = Map.of(Feature.PAYER_OTHER, 1000, Feature.AMOUNT_EXACT, 1000);

    private static Example example(int at, boolean eligible, Judged... proposals) {
        return new Example("e" + at, START.plusSeconds(at), eligible, List.of(proposals));
    }

    /// So many decisions about one good proposal each, of which every so-manieth is wrong, and as many about a poor
    /// one.
    private static List<Example> decisions(int count, int wrongEvery) {
        var examples = new ArrayList<Example>();
        for (int i = 0; i < count; i++) {
            examples.add(example(2 * i, true, new Judged(GOOD, wrongEvery == 0 || i % wrongEvery != wrongEvery - 1)));
            examples.add(example(2 * i + 1, false, new Judged(POOR, i % 5 == 0)));
        }
        return examples;
    }

    @Test
    void givesProbabilitiesThatComeTrue() {
        var trained = Trainer.train("1", decisions(1_000, 10));

        assertThat(trained.model().probability(GOOD)).isBetween(new BigDecimal("0.88"), new BigDecimal("0.92"));
        assertThat(trained.model().probability(POOR)).isBetween(new BigDecimal("0.18"), new BigDecimal("0.22"));
        assertThat(trained.examples()).isEqualTo(1_400);
        assertThat(trained.measured().examples()).isEqualTo(600);
        assertThat(trained.measured().from()).isAfter(trained.to());
        assertThat(trained.measured().brier()).isLessThan(new BigDecimal("0.13"));
        assertThat(trained.measured().usualBrier()).isGreaterThan(new BigDecimal("0.24"));
        assertThat(trained.measured().reliability()).hasSize(10).anySatisfy(bin -> {
            assertThat(bin.proposals()).isEqualTo(300);
            assertThat(bin.right()).isEqualTo(270);
            assertThat(bin.predicted()).isBetween(new BigDecimal("0.88"), new BigDecimal("0.92"));
        });
    }

    @Test
    void givesTheSameModelWhateverTheOrderOfWhatItIsGiven() {
        var examples = new ArrayList<>(decisions(200, 7));
        var one = Trainer.train("1", examples);
        Collections.shuffle(examples, new Random(42));

        assertThat(Trainer.train("1", examples)).isEqualTo(one);
    }

    @Test
    void learnsWhichOfSeveralProposalsIsMeant() {
        var examples = new ArrayList<Example>();
        for (int i = 0; i < 100; i++) {
            examples.add(example(
                    i,
                    false,
                    new Judged(Map.of(Feature.RULE_RANK, 1000, Feature.PAYER_OTHER, 1000), false),
                    new Judged(Map.of(Feature.RULE_RANK, 500, Feature.NAME_SIMILARITY, 700 + i), true)));
        }
        var measured = Trainer.train("1", examples).measured();

        assertThat(measured.ranked()).isEqualTo(30);
        assertThat(measured.firstByRules()).isZero();
        assertThat(measured.firstByModel()).isEqualTo(30);
    }

    @Test
    void seesThatThingsChangedSinceItLearned() {
        var examples = new ArrayList<Example>();
        for (int i = 0; i < 100; i++) {
            examples.add(example(2 * i, true, new Judged(GOOD, i < 70)));
            examples.add(example(2 * i + 1, true, new Judged(POOR, i >= 70)));
        }
        var measured = Trainer.train("1", examples).measured();

        assertThat(measured.brier()).isGreaterThan(measured.usualBrier());
        assertThat(measured.vouches()).isFalse();
    }

    @Test
    void vouchesOnlyForWhatEnoughLaterDecisionsShow() {
        assertThat(Trainer.train("1", decisions(5_000, 0)).measured())
                .satisfies(measured -> assertThat(measured.sureCases()).isEqualTo(1_500))
                .satisfies(measured -> assertThat(measured.sureRight()).isEqualTo(1_500))
                .satisfies(measured -> assertThat(measured.vouches()).isFalse());
        assertThat(Trainer.train("1", decisions(10_000, 0)).measured().vouches())
                .isTrue();
        // Two wrong ones among three thousand, and nothing is booked any more.
        assertThat(Trainer.train("1", decisions(10_000, 1_500)).measured().vouches())
                .isFalse();
    }

    @Test
    void needsDecisionsOfBothKinds() {
        assertThat(Trainer.isEnough(List.of())).isFalse();
        assertThat(Trainer.isEnough(decisions(29, 0))).isFalse();
        assertThat(Trainer.isEnough(decisions(40, 0))).isTrue();
        assertThat(Trainer.isEnough(
                        decisions(400, 0).stream().filter(Example::eligible).toList()))
                .isFalse();
    }

    @Test
    void boundsAPrecisionExactly() {
        assertThat(PrecisionBound.of(0, 0)).isEqualByComparingTo("0");
        // 0.05 to the power of one tenth.
        assertThat(PrecisionBound.of(10, 10)).isEqualByComparingTo("0.741134");
        assertThat(PrecisionBound.of(2_995, 2_995)).isGreaterThanOrEqualTo(PrecisionBound.REQUIRED);
        assertThat(PrecisionBound.of(2_994, 2_994)).isLessThan(PrecisionBound.REQUIRED);
        assertThat(PrecisionBound.of(4_743, 4_742)).isGreaterThanOrEqualTo(PrecisionBound.REQUIRED);
        assertThat(PrecisionBound.of(4_735, 4_734)).isLessThan(PrecisionBound.REQUIRED);
        assertThat(PrecisionBound.of(3, 0)).isEqualByComparingTo("0");
    }
}
