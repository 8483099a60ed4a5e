package io.tieout.sales.credithold;

import io.tieout.platform.money.Money;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What customer-service decided about a customer.
///
/// @param hold which orders wait
/// @param holdReason why every order waits
/// @param version of the decision
record CreditTerms(List<Money> limits, Hold hold, @Nullable HoldReason holdReason, long version) {

    enum Hold {
        NONE,
        OVER_LIMIT,
        EVERY_ORDER
    }

    CreditTerms {
        limits = List.copyOf(limits);
    }

    /// Why an order must wait; empty when it need not.
    ///
    /// @param exposure without the order
    Optional<HoldReason> reasonToHold(Money exposure, Money orderTotal) {
        return switch (hold) {
            case NONE -> Optional.empty();
            case EVERY_ORDER -> Optional.of(holdReason == null ? HoldReason.RATING : holdReason);
            case OVER_LIMIT ->
                limit(orderTotal.currency())
                        .map(limit -> exposure.plus(orderTotal).compareTo(limit) > 0
                                ? Optional.of(HoldReason.OVER_LIMIT)
                                : Optional.<HoldReason>empty())
                        .orElse(Optional.of(HoldReason.NO_LIMIT_IN_CURRENCY));
        };
    }

    /// Of what was decided about each of several that are one customer, the strictest that makes an order
    /// wait; empty when it need not.
    static Optional<CreditTerms> strictest(Collection<CreditTerms> decisions, Money exposure, Money orderTotal) {
        return decisions.stream()
                .filter(terms -> terms.reasonToHold(exposure, orderTotal).isPresent())
                .max(Comparator.comparing(CreditTerms::hold)
                        .thenComparing(
                                terms -> terms.limit(orderTotal.currency())
                                        .map(Money::minorUnits)
                                        .orElse(0L),
                                Comparator.reverseOrder()));
    }

    Optional<Money> limit(Currency currency) {
        return limits.stream()
                .filter(limit -> limit.currency().equals(currency))
                .findFirst();
    }
}
