package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param entryId the entry by which it was posted
record HoldResponse(
        HoldId id,
        AccountCode account,
        HoldSide side,
        Money amount,
        String reason,
        HoldStatus status,
        UUID heldBy,
        Instant heldAt,
        @Nullable UUID entryId) {

    static HoldResponse from(AccountHold hold) {
        return new HoldResponse(
                hold.id(),
                hold.account(),
                hold.side(),
                hold.amount(),
                hold.reason(),
                hold.status(),
                hold.heldBy(),
                hold.heldAt(),
                hold.entryId());
    }
}
