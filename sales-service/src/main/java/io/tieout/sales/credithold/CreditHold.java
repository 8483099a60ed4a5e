package io.tieout.sales.credithold;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order's waiting, with the figures that it was decided on.
///
/// @param orderDate the day it is confirmed for when it is released
/// @param exposure what was owed and ordered without it
/// @param limit in force then, in the order's currency
/// @param creditVersion of the customer's credit decision
/// @param heldBy who wanted to confirm it first
/// @param askedBy all who wanted to confirm it: none of them releases it
/// @param outcome none while it waits
public record CreditHold(
        UUID holdId,
        UUID orderId,
        UUID customerId,
        @Nullable UUID dealId,
        LocalDate orderDate,
        HoldReason reason,
        Money orderTotal,
        Money exposure,
        @Nullable Money limit,
        long creditVersion,
        UUID heldBy,
        List<UUID> askedBy,
        Instant heldAt,
        @Nullable HoldOutcome outcome,
        @Nullable UUID endedBy,
        @Nullable Instant endedAt,
        @Nullable String releaseReason) {

    public CreditHold {
        askedBy = List.copyOf(askedBy);
    }

    boolean wasAskedForBy(UUID user) {
        return heldBy.equals(user) || askedBy.contains(user);
    }

    /// Somebody tries again, and it still waits: for the day and by the figures of now.
    CreditHold askedAgain(UUID by, CreditHold now) {
        var all = new ArrayList<>(askedBy);
        if (!all.contains(by)) {
            all.add(by);
        }
        return new CreditHold(
                holdId,
                orderId,
                customerId,
                dealId,
                now.orderDate,
                now.reason,
                orderTotal,
                now.exposure,
                now.limit,
                now.creditVersion,
                heldBy,
                all,
                heldAt,
                null,
                null,
                null,
                null);
    }

    CreditHold end(HoldOutcome how, UUID by, Instant at, @Nullable String why) {
        return new CreditHold(
                holdId,
                orderId,
                customerId,
                dealId,
                orderDate,
                reason,
                orderTotal,
                exposure,
                limit,
                creditVersion,
                heldBy,
                askedBy,
                heldAt,
                how,
                by,
                at,
                why);
    }
}
