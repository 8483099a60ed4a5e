package io.tieout.reconciliation.insight;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A match that was taken back after its period was closed.
///
/// @param effectiveDate on which it had been booked, in a period that was closed later
/// @param reversalDate on which that was taken back
/// @param decidedBy who had made it; absent when the engine had
/// @param againBy the match that explains the line now; absent while none does
record ErrorAfterCloseResponse(
        UUID matchId,
        UUID lineId,
        LocalDate bookingDate,
        Money amount,
        LocalDate effectiveDate,
        LocalDate reversalDate,
        @Nullable UUID decidedBy,
        @Nullable UUID undoneBy,
        Instant undoneAt,
        @Nullable String reason,
        @Nullable UUID againBy) {}
