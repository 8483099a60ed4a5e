package io.tieout.ledger.deferral;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeferralTest {

    @ParameterizedTest
    @CsvSource({
        "1000.00 EUR, 12, 83.33, 83.37",
        "200.00 EUR, 3, 66.67, 66.66",
        "1000.00 EUR, 7, 142.86, 142.84",
        "1000 JPY, 3, 333, 334",
        "5 JPY, 2, 3, 2",
        "0.05 EUR, 12, 0.00, 0.05",
        "100.00 EUR, 1, 100.00, 100.00"
    })
    void givesEachMonthTheSameAndTheLastOneTheRest(String amount, int months, String each, String last) {
        var instalments = aDeferral(amount, months).instalments();

        assertThat(instalments).hasSize(months);
        assertThat(instalments.getFirst().amount().amount()).isEqualTo(each);
        assertThat(instalments.getLast().amount().amount()).isEqualTo(last);
    }

    @Test
    void neverGivesMoreThanIsLeft() {
        var amounts = aDeferral("0.10 EUR", 12).instalments().stream()
                .map(Instalment::amount)
                .toList();

        assertThat(amounts).allMatch(amount -> !amount.isNegative());
        assertThat(Money.sum(amounts, amounts.getFirst().currency()).amount()).isEqualTo("0.10");
        assertThat(amounts.getLast().isZero()).isTrue();
    }

    @Test
    void endsEachMonthOnItsLastDay() {
        assertThat(aDeferral("3.00 EUR", 3).instalments())
                .extracting(Instalment::dueDate)
                .containsExactly(LocalDate.of(2027, 12, 31), LocalDate.of(2028, 1, 31), LocalDate.of(2028, 2, 29));
    }

    private static Deferral aDeferral(String amount, int months) {
        var parts = List.of(amount.split(" "));
        return new Deferral(
                Ids.next(),
                DeferralId.next(),
                DeferralKind.PREPAID_EXPENSE,
                "Insurance",
                Money.parse(parts.get(0), parts.get(1)),
                months,
                YearMonth.of(2027, 12),
                new AccountCode("1400"),
                new AccountCode("5400"),
                null,
                null,
                Ids.next());
    }
}
