package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The next block of the journal: entries that will never change, in their gapless order.
///
/// @param blockNumber 1, 2, 3 … per company
/// @param firstSequence sequence of the first entry; follows the last of the block before
public record JournalBlockSealed(
        UUID companyId, long blockNumber, long firstSequence, long lastSequence, List<Entry> entries) {

    public JournalBlockSealed {
        entries = List.copyOf(entries);
    }

    /// @param source what it comes from: `MANUAL`, `INVOICE`, `BANK_LINE`, `PAYMENT`, `REVERSAL`, `OPENING` …
    /// @param sourceId the document or fact behind it
    public record Entry(
            UUID entryId,
            long sequence,
            LocalDate effectiveDate,
            Instant recordedAt,
            String source,
            @Nullable UUID sourceId,
            List<Line> lines) {

        public Entry {
            lines = List.copyOf(lines);
        }
    }

    /// @param side `DEBIT` or `CREDIT`
    /// @param amount positive, in the company's currency
    public record Line(String accountCode, String side, Money amount) {}
}
