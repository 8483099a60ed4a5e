package io.tieout.reconciliation.rateview;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class KnownRateTest {

    @Test
    void roundsHalfUpToTheSmallestUnitOfTheOtherCurrency() {
        assertThat(worth("0.9125", false, "1000.00", "USD", "EUR")).isEqualTo(Money.parse("912.50", "EUR"));
        assertThat(worth("0.0061", false, "100", "JPY", "EUR")).isEqualTo(Money.parse("0.61", "EUR"));
        assertThat(worth("0.5", false, "0.01", "USD", "EUR")).isEqualTo(Money.parse("0.01", "EUR"));
        assertThat(worth("163.49", false, "1.00", "EUR", "JPY")).isEqualTo(Money.parse("163", "JPY"));
    }

    @Test
    void dividesByARateThatWasQuotedTheOtherWayRound() {
        assertThat(worth("1.25", true, "1000.00", "USD", "EUR")).isEqualTo(Money.parse("800.00", "EUR"));
        assertThat(worth("3", true, "1.00", "USD", "EUR")).isEqualTo(Money.parse("0.33", "EUR"));
        assertThat(worth("1.6", true, "0.01", "USD", "EUR")).isEqualTo(Money.parse("0.01", "EUR"));
    }

    private static Money worth(String rate, boolean inverse, String amount, String from, String to) {
        return new KnownRate(new BigDecimal(rate), inverse, LocalDate.EPOCH, "ECB")
                .worth(Money.parse(amount, from), Currency.getInstance(to));
    }
}
