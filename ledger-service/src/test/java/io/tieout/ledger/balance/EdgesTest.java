package io.tieout.ledger.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EdgesTest {

    private static final LocalDate APRIL_1 = LocalDate.of(2026, 4, 1);

    @Test
    void addsTheFirstDaysOfAMonthAndTakesOffItsLast() {
        var early = Edges.of(LocalDate.of(2026, 3, 10), Optional.empty());
        assertThat(early.months()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(early.from()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(early.to()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(early.sign()).isOne();
        var late = Edges.of(LocalDate.of(2026, 3, 20), Optional.empty());
        assertThat(late.months()).isEqualTo(APRIL_1);
        assertThat(late.from()).isEqualTo(LocalDate.of(2026, 3, 21));
        assertThat(late.to()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(late.sign()).isEqualTo(-1);
    }

    @Test
    void readsNoLinesAtTheEndOfAMonth() {
        var end = Edges.of(LocalDate.of(2026, 3, 31), Optional.empty());
        assertThat(end.months()).isEqualTo(APRIL_1);
        assertThat(end.from()).isAfter(end.to());
        assertThat(end.knownMonths()).isNull();
    }

    @Test
    void readsTheLinesBetweenTheTimeOfKnowledgeAndTheNearerEndOfItsMonth() {
        var early = known("2026-03-10T08:00:00Z");
        assertThat(early.knownMonths()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(early.knownFrom()).isEqualTo(OffsetDateTime.parse("2026-03-01T00:00:00Z"));
        assertThat(early.knownTo()).isEqualTo(OffsetDateTime.parse("2026-03-10T08:00:00Z"));
        assertThat(early.knownSign()).isOne();
        var late = known("2026-03-20T08:00:00Z");
        assertThat(late.knownMonths()).isEqualTo(APRIL_1);
        assertThat(late.knownFrom()).isEqualTo(OffsetDateTime.parse("2026-03-20T08:00:00Z"));
        assertThat(late.knownTo()).isEqualTo(OffsetDateTime.parse("2026-04-01T00:00:00Z"));
        assertThat(late.knownSign()).isEqualTo(-1);
    }

    private static Edges known(String before) {
        return Edges.of(LocalDate.of(2026, 3, 31), Optional.of(new KnownAt(Instant.parse(before))));
    }
}
