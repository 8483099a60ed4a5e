package io.tieout.reconciliation.insight;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line behind the figures.
///
/// @param matchId what explains it; absent where nothing does
/// @param waitedSeconds from its recording to the decision; absent where there is none
record ExplainedLineResponse(
        UUID lineId,
        UUID bankAccountId,
        LocalDate bookingDate,
        Money amount,
        LineOutcome outcome,
        @Nullable UUID matchId,
        @Nullable Long waitedSeconds) {}
