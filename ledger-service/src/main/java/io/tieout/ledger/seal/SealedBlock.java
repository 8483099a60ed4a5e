package io.tieout.ledger.seal;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Entries that follow each other in the journal, in their final order.
///
/// @param number 1, 2, 3 … per company
/// @param firstSequence the sequence of the first entry; follows the last of the block before
record SealedBlock(UUID companyId, long number, long firstSequence, List<Entry> entries) {

    SealedBlock {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a block without entries");
        }
        entries = List.copyOf(entries);
    }

    long lastSequence() {
        return firstSequence + entries.size() - 1;
    }

    /// @param transactionId orders entries by the transaction that wrote them: as text, it has 64 bits without a sign
    record Entry(
            UUID id,
            String transactionId,
            LocalDate effectiveDate,
            Instant recordedAt,
            String source,
            @Nullable UUID sourceId,
            List<Line> lines) {

        Entry {
            lines = List.copyOf(lines);
        }
    }

    record Line(String accountCode, String side, Money amount) {}
}
