package io.tieout.platform.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class MoneyPropertyTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Property
    void allocationLosesNothing(
            @ForAll long minorUnits, @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1) Long> weights) {
        var shares = Money.ofMinor(minorUnits, EUR).allocate(weights);

        assertThat(shares).hasSameSizeAs(weights);
        assertThat(Money.sum(shares, EUR)).isEqualTo(Money.ofMinor(minorUnits, EUR));
    }

    @Property
    void eachShareIsWithinOneUnitOfItsExactPart(
            @ForAll long minorUnits, @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1) Long> weights) {
        var shares = Money.ofMinor(minorUnits, EUR).allocate(weights);

        var total = weights.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (int i = 0; i < shares.size(); i++) {
            var exact = BigDecimal.valueOf(minorUnits)
                    .multiply(BigDecimal.valueOf(weights.get(i)))
                    .divide(total, 10, RoundingMode.HALF_EVEN);
            assertThat(exact.subtract(BigDecimal.valueOf(shares.get(i).minorUnits()))
                            .abs())
                    .isLessThanOrEqualTo(BigDecimal.ONE);
        }
    }

    @Property
    void wireFormIsReadAsItWasWritten(@ForAll long minorUnits, @ForAll CurrencyCode currency) {
        var money = Money.ofMinor(minorUnits, currency.name());

        assertThat(Money.parse(money.amount(), currency.name())).isEqualTo(money);
    }

    enum CurrencyCode {
        EUR,
        JPY,
        TND,
        IDR,
        CNY
    }
}
