package io.tieout.reconciliation.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.insight.MonitorResponse.Waiting;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");

    @Test
    void sharesAreOfAllLinesAndWaitsOnlyOfThoseByPeople() {
        var march = new MatchingFigures(6, 3, 1, 1, eur("12.34"), 90);
        var april = new MatchingFigures(1, 0, 0, 1, eur("0.00"), 31);
        var both = march.plus(april);

        assertThat(march.matchPercent()).isEqualTo(new BigDecimal("83.33"));
        assertThat(march.straightThroughPercent()).isEqualTo(new BigDecimal("50.00"));
        assertThat(both.explained()).isEqualTo(6);
        assertThat(both.matchPercent()).isEqualTo(new BigDecimal("85.71"));
        assertThat(both.averageWaitSeconds()).isEqualTo(new BigDecimal("60.5"));
        assertThat(both.unexplained()).isEqualTo(eur("12.34"));
    }

    @Test
    void hasNoShareOfNothing() {
        var none = new MatchingFigures(0, 0, 0, 0, eur("0.00"), 0);

        assertThat(none.matchPercent()).isNull();
        assertThat(none.straightThroughPercent()).isNull();
        assertThat(none.averageWaitSeconds()).isNull();
    }

    @Test
    void lagIsThatOfTheOldestThingThatWaitsButNotForPeople() {
        var idle = new Waiting(0, false, null);
        var people = new Waiting(7, false, null);

        var behind = MonitorResponse.of(
                NOON,
                NOON.minusSeconds(3600),
                new Waiting(2, false, NOON.minusSeconds(5)),
                new Waiting(1, false, NOON.minusSeconds(40)),
                idle,
                people,
                12);
        assertThat(behind.lagSeconds()).isEqualTo(40);
        assertThat(behind.secondsSinceStatement()).isEqualTo(3600);

        var level = MonitorResponse.of(NOON, null, idle, idle, idle, people, 12);
        assertThat(level.lagSeconds()).isZero();
        assertThat(level.secondsSinceStatement()).isNull();
        // Another machine's clock is a little ahead.
        var ahead = new Waiting(1, false, NOON.plusMillis(1500));
        assertThat(MonitorResponse.of(NOON, NOON, ahead, idle, idle, people, 12).lagSeconds())
                .isZero();
    }

    @Test
    void aTaskIsLateFromTheDayAfterItsLast() {
        var due = LocalDate.of(2026, 2, 10);

        assertThat(task(due, due).daysLate()).isZero();
        assertThat(task(due, due.plusDays(1)).daysLate()).isEqualTo(1);
        assertThat(ReconciliationTask.nextToSign(LocalDate.of(2025, 12, 31))).isEqualTo(YearMonth.of(2026, 1));
        assertThat(ReconciliationTask.nextToSign(LocalDate.of(2026, 1, 30))).isEqualTo(YearMonth.of(2026, 1));
        assertThat(ReconciliationTask.nextToSign(LocalDate.of(2026, 1, 31))).isEqualTo(YearMonth.of(2026, 2));
    }

    @Test
    void refusesDaysThatMakeNoReport() {
        var day = LocalDate.of(2026, 3, 31);

        assertThatThrownBy(() -> new ReportWindow(day.plusDays(1), day, ReportStep.DAY, NOON, null))
                .isInstanceOf(ReportRangeUnfit.class);
        assertThatThrownBy(() -> new ReportWindow(day.minusDays(366), day, ReportStep.DAY, NOON, null))
                .isInstanceOf(ReportRangeUnfit.class);
        assertThat(new ReportWindow(day.minusDays(365), day, ReportStep.DAY, NOON, null).from())
                .isEqualTo("2025-03-31");
        assertThatThrownBy(() -> ReportWindow.requireInRange(LocalDate.MAX)).isInstanceOf(ReportRangeUnfit.class);
        assertThatThrownBy(() -> ReportWindow.requireInRange(LocalDate.MIN)).isInstanceOf(ReportRangeUnfit.class);
    }

    private static ReconciliationTask task(LocalDate due, LocalDate today) {
        return ReconciliationTask.of(TaskKind.IMPORT_STATEMENT, null, null, 1, due, today);
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
