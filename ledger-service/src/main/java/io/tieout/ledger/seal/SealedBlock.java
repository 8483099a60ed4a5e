package io.tieout.ledger.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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

    /// The hashes of its entries, in their order.
    List<Hash> leaves() {
        return IntStream.range(0, entries.size())
                .mapToObj(index -> CanonicalEntry.of(companyId, firstSequence + index, entries.get(index))
                        .hash())
                .toList();
    }

    /// @param transactionId orders entries by the transaction that wrote them: as text, it has 64 bits without a sign
    record Entry(
            UUID id,
            String transactionId,
            LocalDate effectiveDate,
            LocalDate documentDate,
            Instant recordedAt,
            String source,
            @Nullable UUID sourceId,
            String text,
            @Nullable UUID postedBy,
            @Nullable Adjusting adjusting,
            List<Line> lines) {

        Entry {
            lines = List.copyOf(lines);
        }

        Entry with(List<Line> read) {
            return new Entry(
                    id,
                    transactionId,
                    effectiveDate,
                    documentDate,
                    recordedAt,
                    source,
                    sourceId,
                    text,
                    postedBy,
                    adjusting,
                    read);
        }
    }

    /// What an adjusting entry says of itself.
    ///
    /// @param entry the one that it adjusts
    /// @param inAdjustmentPeriod in the thirteenth period
    record Adjusting(@Nullable UUID entry, boolean inAdjustmentPeriod) {}

    /// As it stands in the database, also when it was changed there by force.
    ///
    /// @param dimensions texts by name
    /// @param foreignMinor with the next two what the line is in another currency; absent when it is in none
    record Line(
            int number,
            String accountCode,
            String side,
            long amountMinor,
            String currency,
            Map<String, Object> dimensions,
            LocalDate effectiveDate,
            Instant recordedAt,
            @Nullable String foreignMinor,
            @Nullable String foreignCurrency,
            @Nullable String exchangeRate) {

        /// A line in the currency of the books.
        Line(
                int number,
                String accountCode,
                String side,
                long amountMinor,
                String currency,
                Map<String, Object> dimensions,
                LocalDate effectiveDate,
                Instant recordedAt) {
            this(
                    number,
                    accountCode,
                    side,
                    amountMinor,
                    currency,
                    dimensions,
                    effectiveDate,
                    recordedAt,
                    null,
                    null,
                    null);
        }
    }
}
