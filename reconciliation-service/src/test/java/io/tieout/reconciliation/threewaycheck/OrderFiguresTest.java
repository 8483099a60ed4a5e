package io.tieout.reconciliation.threewaycheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFiguresTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    /// An order over 100.00 and 19.00 of tax.
    @ParameterizedTest
    @CsvSource({
        "10000, 11900,     0, 11900, 0, SETTLED,",
        "10000, 11900, 11900,     0, 0, OPEN, NOT_PAID",
        "10000, 11900,  1900, 10000, 0, OPEN, PART_PAID",
        "10000, 11900,     0,  5000, 0, SETTLED, SETTLED_WITHOUT_PAYMENT",
        "10001, 11901,     0, 11901, 0, DIFFERENT, NET_DIFFERS",
        "10000, 11901,     0, 11901, 0, DIFFERENT, TAX_DIFFERS",
        // 1 % of 119.00 is 1.19.
        "10119, 12019,     0, 12019, 1, SETTLED, WITHIN_TOLERANCE",
        "10120, 12020,     0, 12020, 1, DIFFERENT, NET_DIFFERS",
        "10000, 11900,   119, 11781, 1, SETTLED, WITHIN_TOLERANCE",
        "10000, 11900,   120, 11780, 1, OPEN, PART_PAID",
        "10000, 11900,   120, 11780, 1.0085, SETTLED, WITHIN_TOLERANCE",
    })
    void sayWhatIsNotTheSame(
            long net,
            long total,
            long open,
            long paid,
            BigDecimal tolerance,
            CheckState state,
            @Nullable String cause) {
        var rules = new OrderFigures(eur(10_000), eur(1_900), 1, 0, 0, eur(net), eur(total), eur(open), eur(paid))
                .check(tolerance);

        assertThat(OrderFigures.state(rules)).isEqualTo(state);
        assertThat(rules).extracting(CheckedRule::rule).containsExactly(CheckRule.values());
        if (cause == null) {
            assertThat(rules).extracting(CheckedRule::cause).containsOnlyNulls();
        } else {
            assertThat(rules).extracting(CheckedRule::cause).contains(cause);
        }
    }

    @Test
    void waitForWhatIsNotThereYet() {
        var none = figures(0, 0, 0).check(BigDecimal.ZERO);
        assertThat(none).extracting(CheckedRule::cause).containsExactly("NOT_INVOICED");
        assertThat(OrderFigures.state(none)).isEqualTo(CheckState.OPEN);
        var unknown = figures(1, 0, 1).check(BigDecimal.ZERO);
        assertThat(unknown).extracting(CheckedRule::cause).contains("NET_NOT_KNOWN");
        assertThat(OrderFigures.state(unknown)).isEqualTo(CheckState.OPEN);
        var other = figures(1, 1, 0).check(BigDecimal.ZERO);
        assertThat(other).extracting(CheckedRule::cause).containsExactly("OTHER_CURRENCY");
        assertThat(OrderFigures.state(other)).isEqualTo(CheckState.DIFFERENT);
    }

    private static OrderFigures figures(int invoices, int otherCurrency, int netUnknown) {
        return new OrderFigures(
                eur(10_000), eur(1_900), invoices, otherCurrency, netUnknown, eur(0), eur(11_900), eur(0), eur(11_900));
    }

    private static Money eur(long minor) {
        return Money.ofMinor(minor, EUR);
    }
}
