package io.tieout.reconciliation.accountstatement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementContentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @Test
    void agesComeToTheClosingWhateverTheDocumentsSay() {
        var ages = StatementContent.ages(
                List.of(due(DAY, "10.00"), due(DAY.minusDays(1), "20.00"), due(DAY.minusDays(30), "-5.00")),
                eur("26.00"),
                DAY);

        assertThat(ages)
                .containsExactly(
                        new StatementContent.Age(StatementAge.NOT_DUE, eur("10.00")),
                        new StatementContent.Age(StatementAge.DAYS_1_TO_30, eur("15.00")),
                        new StatementContent.Age(StatementAge.NOT_ASSIGNED, eur("1.00")));
    }

    @Test
    void agesChangeAfterThirtyDaysEach() {
        assertThat(List.of(0, 1, 30, 31, 60, 61, 90, 91))
                .extracting(days -> StatementAge.of(DAY.minusDays(days), DAY))
                .containsExactly(
                        StatementAge.NOT_DUE,
                        StatementAge.DAYS_1_TO_30,
                        StatementAge.DAYS_1_TO_30,
                        StatementAge.DAYS_31_TO_60,
                        StatementAge.DAYS_31_TO_60,
                        StatementAge.DAYS_61_TO_90,
                        StatementAge.DAYS_61_TO_90,
                        StatementAge.OVER_90);
    }

    private static OpenDocument due(LocalDate day, String open) {
        return new OpenDocument(Ids.next(), "INV-1", day, false, eur(open));
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
