package io.tieout.events.reconciliation.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Accepted lines of a bank statement, to be posted once each. A statement comes in chunks of at most 200 lines.
///
/// @param chunk 1, 2, 3 …: also the version of the statement on this topic
public record BankLinesRecorded(UUID statementId, int chunk, UUID bankAccountId, List<Line> lines) {

    public BankLinesRecorded {
        lines = List.copyOf(lines);
    }

    /// @param amount signed: money in is positive
    public record Line(UUID lineId, LocalDate bookingDate, LocalDate valueDate, Money amount) {}
}
