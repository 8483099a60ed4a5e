package io.tieout.ledger.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.InvalidValue;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @ParameterizedTest
    @CsvSource({
        // Exponents 2, 0 and 3 on either side.
        "388.00, USD, 94.39,     0.01,  INR, 36623.32",
        "388.00, USD, 93.9325,   0.01,  INR, 36445.81",
        "388.00, USD, 94.125,    0.01,  INR, 36520.50",
        "100.00, EUR, 1.2345,    0.01,  USD, 123.45",
        "33.33,  EUR, 1.2345,    0.01,  USD, 41.15",
        "12345,  JPY, 0.0061,    0.01,  EUR, 75.30",
        "75.30,  EUR, 163.93,    1,     JPY, 12344",
        "10.00,  USD, 0.3068,    0.001, KWD, 3.068",
        "3.068,  KWD, 3.2595,    0.01,  USD, 10.00",
        // Half-up is away from zero; steps of 0.05 CHF and of whole rupiah.
        "0.50,   EUR, 0.01,      0.01,  USD, 0.01",
        "-0.50,  EUR, 0.01,      0.01,  USD, -0.01",
        "10.00,  EUR, 0.9325,    0.05,  CHF, 9.35",
        "10.00,  EUR, 0.9324,    0.05,  CHF, 9.30",
        "1.00,   USD, 16234.565, 1.00,  IDR, 16235.00"
    })
    void convertsToTheCompanysSmallestStep(
            String amount, String currency, String rate, String increment, String to, String expected) {
        var converted = Rate.parse(rate).convert(Money.parse(amount, currency), Money.parse(increment, to));

        assertThat(converted).isEqualTo(Money.parse(expected, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "0.000", "-1", "1e3", "", "1.", ".5", "+1", "1,2", "1234567890123456", "1.1234567890123"})
    void refusesWhatIsNoRate(String text) {
        assertThatThrownBy(() -> Rate.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void isTheSameHoweverItIsWritten() {
        assertThat(Rate.parse("1.2300")).isEqualTo(Rate.parse("1.23")).hasToString("1.23");
        assertThat(Rate.parse("100")).hasToString("100");
    }

    @Test
    void turnsRound() {
        assertThat(Rate.parse("8").inverse()).hasToString("0.125");
        assertThat(Rate.parse("3").inverse()).hasToString("0.333333333333");
        assertThat(Rate.implied(Money.parse("388.00", "USD"), Money.parse("36623.32", "INR")))
                .hasToString("94.39");
        assertThat(Rate.smallestUnit(Currency.getInstance("KWD"))).isEqualTo(Money.parse("0.001", "KWD"));
    }
}
