package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An amount that is reserved on a limited account.
///
/// @param entryId the entry by which it was posted
record AccountHold(
        HoldId id,
        AccountCode account,
        HoldSide side,
        Money amount,
        String reason,
        UUID heldBy,
        Instant heldAt,
        HoldStatus status,
        @Nullable UUID entryId) {

    void requireOpen() {
        if (status != HoldStatus.OPEN) {
            throw new HoldEnded(id, status);
        }
    }

    /// What is posted from it must go in its direction, and not further; the rest is free again.
    void requireCovers(@Nullable Money movement) {
        var inItsDirection = movement == null || side == HoldSide.DEBIT ? movement : movement.negated();
        if (inItsDirection == null || !inItsDirection.isPositive() || inItsDirection.compareTo(amount) > 0) {
            throw new HoldDoesNotCover(this);
        }
    }
}
