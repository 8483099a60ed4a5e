package io.tieout.sales.credithold;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order's waiting, with the figures that it was decided on.
///
/// @param orderDate the day it is confirmed for when it is released
/// @param exposure what was owed and ordered without it
/// @param limit in force then, in the order's currency
/// @param creditVersion of the customer's credit decision
/// @param heldBy who wanted to confirm it
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
        Instant heldAt,
        @Nullable HoldOutcome outcome,
        @Nullable UUID endedBy,
        @Nullable Instant endedAt,
        @Nullable String releaseReason) {

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
                heldAt,
                how,
                by,
                at,
                why);
    }
}
