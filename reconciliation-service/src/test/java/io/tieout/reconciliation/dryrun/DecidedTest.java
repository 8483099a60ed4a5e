package io.tieout.reconciliation.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Explanation.Allocation;
import io.tieout.reconciliation.matching.Explanation.Part;
import io.tieout.reconciliation.matching.LineKind;
import io.tieout.reconciliation.matching.PartType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecidedTest {

    @Test
    void differsByVerdictAmountsAndKindButNotByWords() {
        var stored = decided(Verdict.AUTOMATIC, null, explanation("exact", "A", 100), explanation("exact", "B", 1));
        assertThat(decided(Verdict.AUTOMATIC, null, explanation("other", "A", 100), explanation("exact", "B", 1))
                        .differsFrom(stored))
                .isFalse();
        assertThat(decided(Verdict.AUTOMATIC, null, explanation("exact", "A", 99), explanation("exact", "B", 1))
                        .differsFrom(stored))
                .isTrue();
        assertThat(decided(Verdict.SUGGESTED, null, explanation("exact", "A", 100), explanation("exact", "B", 1))
                        .differsFrom(stored))
                .isTrue();
        assertThat(decided(Verdict.AUTOMATIC, null, explanation("exact", "A", 100))
                        .differsFrom(stored))
                .isTrue();
        assertThat(decided(Verdict.NOT_RECEIVABLE, LineKind.TAX)
                        .differsFrom(decided(Verdict.NOT_RECEIVABLE, LineKind.INTEREST)))
                .isTrue();
    }

    @Test
    void takesAnItemThatIsOpenedAgainForTheAllocationThatIsStored() {
        var stored = decided(
                Verdict.EXCEPTION,
                null,
                new Explanation(
                        "",
                        List.of(new Allocation("A", -100)),
                        List.of(new Part(PartType.RETURN_FEE, -3, null, null)),
                        0,
                        null));
        assertThat(decided(Verdict.EXCEPTION, null, returned("A")).differsFrom(stored))
                .isFalse();
        assertThat(decided(Verdict.EXCEPTION, null, returned("B")).differsFrom(stored))
                .isTrue();
    }

    private static Explanation returned(String item) {
        return new Explanation(
                "return",
                List.of(),
                List.of(new Part(PartType.REOPEN, -100, null, item), new Part(PartType.RETURN_FEE, -3, null, null)),
                0,
                null);
    }

    @Test
    void leavesToAPersonWhatTheRulesWouldNotBook() {
        var person = decided(Verdict.BY_PERSON, null, explanation("", "A", 100));
        assertThat(decided(Verdict.SUGGESTED, null, explanation("exact", "B", 100))
                        .differsFrom(person))
                .isFalse();
        var same = decided(Verdict.AUTOMATIC, null, explanation("exact", "A", 100));
        assertThat(same.differsFrom(person)).isTrue();
        assertThat(same.isAgainst(person)).isFalse();
        var other = decided(Verdict.EXCEPTION, null, explanation("exact", "B", 100));
        assertThat(other.isAgainst(person)).isTrue();
    }

    private static Explanation explanation(String model, String item, long amount) {
        return new Explanation(model, List.of(new Allocation(item, amount)), List.of(), 0, null);
    }

    private static Decided decided(Verdict verdict, @Nullable LineKind kind, Explanation... explanations) {
        return new Decided(verdict, kind, Stream.of(explanations).toList(), Set.of(), List.of(), "1");
    }
}
