package io.tieout.events.sales.v1;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order was to be confirmed and waits for a release, because of the credit that it takes. It is not invoiced.
///
/// @param reason `OVER_LIMIT`, `NO_LIMIT_IN_CURRENCY`, `RATING` or `OVERDUE`
/// @param exposure what was owed and ordered before it, less money that belongs to no invoice yet
/// @param limit that it would exceed, in the same currency
/// @param creditVersion of the credit decision that was applied
public record OrderHeld(
        UUID holdId,
        UUID orderId,
        UUID customerId,
        @Nullable UUID dealId,
        String reason,
        Money orderTotal,
        Money exposure,
        @Nullable Money limit,
        long creditVersion,
        Instant heldAt) {}
