package io.tieout.ledger.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.insight.ReceivableFigures.Counted;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void dividesExactSumsOnceAtTheEnd() {
        var figures = new PaymentFigures(null, 2466, 65_213, 877, 8_489, 561, eur("147703.18"));

        assertThat(figures.averageDaysToPay()).isEqualTo(new BigDecimal("26.444850"));
        assertThat(figures.latePercent()).isEqualTo(new BigDecimal("35.56"));
        assertThat(figures.averageDaysLate()).isEqualTo(new BigDecimal("9.679590"));
    }

    @Test
    void hasNoAverageOfNothing() {
        var figures = new PaymentFigures(null, 0, 0, 0, 0, 0, eur("0.00"));

        assertThat(figures.averageDaysToPay()).isNull();
        assertThat(figures.latePercent()).isNull();
        assertThat(figures.averageDaysLate()).isNull();
    }

    @Test
    void takesCreditsOffWhatIsOwedAndOffWhatWasSold() {
        var figures = receivables("5119.85", "4284.29", "119.85", "20000.00", "96.30", "20034.71", "18992.76");

        assertThat(figures.overdue()).isEqualTo(eur("835.56"));
        // 5,000.00 × 90 / 19,903.70
        assertThat(figures.daysSalesOutstanding(90)).isEqualTo(new BigDecimal("22.61"));
        assertThat(figures.bestPossibleDays(90)).isEqualTo(new BigDecimal("19.37"));
        assertThat(figures.collectionPercent()).isEqualTo(new BigDecimal("94.80"));
    }

    @Test
    void knowsNoSpeedWhereNothingWasSoldOrFellDue() {
        var figures = receivables("10.00", "0.00", "0.00", "50.00", "50.00", "0.00", "0.00");

        assertThat(figures.daysSalesOutstanding(90)).isNull();
        assertThat(figures.bestPossibleDays(90)).isNull();
        assertThat(figures.collectionPercent()).isNull();
    }

    @Test
    void refusesATimeThatIsBackwardsOrTooLong() {
        var day = LocalDate.of(2026, 3, 31);

        assertThat(Window.last(90, day, null, KnownAt.NOW).from()).isEqualTo("2026-01-01");
        assertThat(Window.last(90, day, null, KnownAt.NOW).days()).isEqualTo(90);
        assertThatThrownBy(() -> new Window(day.plusDays(1), day, null, KnownAt.NOW))
                .isInstanceOf(InsightRangeUnfit.class);
        assertThatThrownBy(() -> Window.last(1101, day, null, KnownAt.NOW)).isInstanceOf(InsightRangeUnfit.class);
    }

    @Test
    void definesEachFigureThatIsAnswered() {
        assertThat(Stream.of(Definitions.BEHAVIOUR, Definitions.COLLECTIONS, Definitions.LOSS)
                        .flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(Definitions.all().keySet());
    }

    private static ReceivableFigures receivables(
            String owed, String notDue, String credits, String sold, String credited, String due, String collected) {
        return new ReceivableFigures(
                counted(owed),
                eur(notDue),
                counted(credits),
                counted(sold),
                counted(credited),
                counted(due),
                eur(collected));
    }

    private static Counted counted(String amount) {
        return new Counted(1, eur(amount));
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
