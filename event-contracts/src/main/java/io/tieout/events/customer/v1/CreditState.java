package io.tieout.events.customer.v1;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The credit decision in force for a customer: for who confirms orders, and who is shown the customer.
///
/// @param rating `A` (best) to `E`
/// @param score 0 to 1000
/// @param reasons what took points off, the most first
/// @param limits at most one a currency: what may be owed with what is ordered
/// @param paymentTermDays that the policy grants; none where it says nothing
/// @param hold `NONE`, `OVER_LIMIT` or `EVERY_ORDER`
/// @param holdReason `RATING` or `OVERDUE`, where every order waits
public record CreditState(
        UUID customerId,
        String rating,
        int score,
        List<String> reasons,
        List<Money> limits,
        @Nullable Integer paymentTermDays,
        String hold,
        @Nullable String holdReason,
        Instant decidedAt) {

    public CreditState {
        reasons = List.copyOf(reasons);
        limits = List.copyOf(limits);
    }
}
