package io.tieout.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({"1250.00,EUR,125000", "-0.01,EUR,-1", "1250,JPY,1250", "1.250,TND,1250", "0.00,USD,0"})
    void readsItsWireFormAndWritesItBack(String amount, String currency, long minorUnits) {
        var money = Money.parse(amount, currency);

        assertThat(money.minorUnits()).isEqualTo(minorUnits);
        assertThat(money.amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "1250.0,EUR",
        "1250,EUR",
        "1250.000,EUR",
        "+1.00,EUR",
        "1e2,EUR",
        "1,250.00,EUR",
        ".50,EUR",
        "1.,JPY",
        "00001.00,EUR",
        "00.00,EUR",
        "-01.00,EUR",
        "-,JPY",
        "-.00,EUR",
        "1-.00,EUR",
        "1.0.0,TND",
        "01,JPY",
        "-0.00,EUR",
        "-0,JPY",
        "'',EUR",
        "' 1.00',EUR",
        "١.٠٠,EUR",
        "92233720368547758.08,EUR",
        "-92233720368547758.09,EUR",
        "1.00,EUX",
        "1.00,eur",
        "1,XAU"
    })
    void refusesWhatIsNoAmount(String amount, String currency) {
        assertThatExceptionOfType(InvalidMoney.class).isThrownBy(() -> Money.parse(amount, currency));
    }

    @Test
    void refusesMissingParts() {
        assertThatExceptionOfType(InvalidMoney.class)
                .isThrownBy(() -> Money.parse(null, "EUR"))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("amount"));
        assertThatExceptionOfType(InvalidMoney.class)
                .isThrownBy(() -> Money.parse("1.00", null))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("currency"));
    }

    @Test
    void isStringAndCurrencyInJson() {
        var json = JsonMapper.shared();

        assertThat(json.writeValueAsString(Money.ofMinor(-1250, EUR)))
                .isEqualTo("{\"amount\":\"-12.50\",\"currency\":\"EUR\"}");
        assertThat(json.readValue("{\"currency\":\"EUR\",\"amount\":\"12.50\"}", Money.class))
                .isEqualTo(Money.ofMinor(1250, EUR));
    }

    @Test
    void refusesToMixCurrencies() {
        var euro = Money.ofMinor(1, "EUR");
        var dollar = Money.ofMinor(1, "USD");

        assertThatExceptionOfType(CurrencyMismatch.class).isThrownBy(() -> euro.plus(dollar));
        assertThatExceptionOfType(CurrencyMismatch.class).isThrownBy(() -> euro.minus(dollar));
        assertThatExceptionOfType(CurrencyMismatch.class).isThrownBy(() -> euro.compareTo(dollar));
    }

    @Test
    void overflowsLoudly() {
        var most = Money.ofMinor(Long.MAX_VALUE, EUR);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(Money.ofMinor(1, EUR)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofMinor(Long.MIN_VALUE, EUR).negated());
    }

    @Test
    void roundsOnlyWhereTold() {
        var third = new BigDecimal("0.335");

        assertThat(Money.of(third, EUR, RoundingMode.HALF_UP).minorUnits()).isEqualTo(34);
        assertThat(Money.of(third, EUR, RoundingMode.DOWN).minorUnits()).isEqualTo(33);
        assertThatExceptionOfType(InvalidMoney.class).isThrownBy(() -> Money.exact(third, EUR));
    }

    @Test
    void sharesGoToTheLargestRemaindersFirst() {
        assertThat(Money.ofMinor(100, EUR).allocate(List.of(1L, 1L, 1L)))
                .extracting(Money::minorUnits)
                .containsExactly(34L, 33L, 33L);
        assertThat(Money.ofMinor(-5, EUR).allocate(List.of(3L, 7L)))
                .extracting(Money::minorUnits)
                .containsExactly(-2L, -3L);
    }

    @Test
    void refusesToShareByNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(EUR).allocate(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(EUR).allocate(List.of(0L, 0L)));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(EUR).allocate(List.of(2L, -1L)));
    }
}
