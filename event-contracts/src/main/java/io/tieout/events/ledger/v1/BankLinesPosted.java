package io.tieout.events.ledger.v1;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// These bank lines are in the books: bank account against its clearing account.
///
/// @param chunk answers the chunk of the same number of `bank-lines-recorded`
public record BankLinesPosted(UUID statementId, int chunk, UUID bankAccountId, List<Line> lines) {

    public BankLinesPosted {
        lines = List.copyOf(lines);
    }

    /// @param effectiveDate the booking date, or the first open day when its period was closed
    public record Line(UUID lineId, UUID entryId, LocalDate effectiveDate) {}
}
