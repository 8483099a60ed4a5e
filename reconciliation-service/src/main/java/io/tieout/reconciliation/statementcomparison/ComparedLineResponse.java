package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param position 1, 2, 3 … in the comparison: their lines in their order, then ours that they do not have
/// @param ground why both were put together, or were not
/// @param difference what the line adds to the whole difference
/// @param disputeId what was made of the difference
record ComparedLineResponse(
        int position,
        Outcome outcome,
        Ground ground,
        @Nullable TheirLineResponse theirs,
        @Nullable OwnEntryResponse ours,
        Money difference,
        @Nullable UUID disputeId) {

    /// @param number of the line in the statement
    /// @param amount what it adds to what is owed
    record TheirLineResponse(int number, LocalDate date, String text, Money amount) {}

    /// @param text what it is
    /// @param document its number, or those of the documents that it settles
    /// @param invoiceId the one invoice that it is about
    /// @param amount what it adds to what is owed
    /// @param inPeriod false for what is booked before or after the period
    record OwnEntryResponse(
            UUID entryId,
            LocalDate date,
            String source,
            String text,
            @Nullable String document,
            @Nullable UUID invoiceId,
            Money amount,
            boolean inPeriod) {}
}
