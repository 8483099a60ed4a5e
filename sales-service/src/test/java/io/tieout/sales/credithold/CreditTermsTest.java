package io.tieout.sales.credithold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CreditTermsTest {

    private static final Money LIMIT = Money.parse("1000.00", "EUR");

    @Test
    void anOrderMayReachTheLimitAndNotPassIt() {
        var terms = terms(CreditTerms.Hold.OVER_LIMIT, null);

        assertThat(terms.reasonToHold(Money.parse("400.00", "EUR"), Money.parse("600.00", "EUR")))
                .isEmpty();
        assertThat(terms.reasonToHold(Money.parse("400.00", "EUR"), Money.parse("600.01", "EUR")))
                .contains(HoldReason.OVER_LIMIT);
    }

    @Test
    void moneyOnAccountMakesRoom() {
        assertThat(terms(CreditTerms.Hold.OVER_LIMIT, null)
                        .reasonToHold(Money.parse("-500.00", "EUR"), Money.parse("1500.00", "EUR")))
                .isEmpty();
    }

    @Test
    void aCurrencyWithoutLimitIsNotUnlimited() {
        assertThat(terms(CreditTerms.Hold.OVER_LIMIT, null)
                        .reasonToHold(Money.parse("0.00", "USD"), Money.parse("0.01", "USD")))
                .contains(HoldReason.NO_LIMIT_IN_CURRENCY);
    }

    @Test
    void everyOrderWaitsForTheReasonOfTheDecision() {
        assertThat(terms(CreditTerms.Hold.EVERY_ORDER, HoldReason.OVERDUE)
                        .reasonToHold(Money.parse("0.00", "EUR"), Money.parse("0.01", "EUR")))
                .contains(HoldReason.OVERDUE);
        assertThat(terms(CreditTerms.Hold.EVERY_ORDER, null)
                        .reasonToHold(Money.parse("0.00", "EUR"), Money.parse("0.01", "EUR")))
                .contains(HoldReason.RATING);
    }

    @Test
    void nothingWaitsWhereThePolicyHoldsNothing() {
        assertThat(terms(CreditTerms.Hold.NONE, null)
                        .reasonToHold(Money.parse("9000.00", "EUR"), Money.parse("9000.00", "EUR")))
                .isEmpty();
    }

    @Test
    void theStrictestOfSeveralCounts() {
        var low = terms(CreditTerms.Hold.OVER_LIMIT, null);
        var high = new CreditTerms(List.of(Money.parse("9000.00", "EUR")), CreditTerms.Hold.OVER_LIMIT, null, 1);
        var every = terms(CreditTerms.Hold.EVERY_ORDER, HoldReason.OVERDUE);
        var exposure = Money.parse("0.00", "EUR");

        assertThat(CreditTerms.strictest(List.of(high, low), exposure, Money.parse("5000.00", "EUR")))
                .contains(low);
        assertThat(CreditTerms.strictest(List.of(high, low), exposure, Money.parse("9000.01", "EUR")))
                .contains(low);
        assertThat(CreditTerms.strictest(List.of(low, every, high), exposure, Money.parse("5000.00", "EUR")))
                .contains(every);
        assertThat(CreditTerms.strictest(List.of(high, low), exposure, Money.parse("1000.00", "EUR")))
                .isEmpty();
    }

    private static CreditTerms terms(CreditTerms.Hold hold, @Nullable HoldReason reason) {
        return new CreditTerms(List.of(LIMIT), hold, reason, 1);
    }
}
