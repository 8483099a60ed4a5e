package io.tieout.ledger.journal;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.EntityTag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// @param recordedAt when the database took it
/// @param sourceId the document or fact behind it
/// @param adjusting corrects or completes others at the end of a period
/// @param adjustsEntryId the entry that it adjusts, when it is a single one
/// @param adjustmentPeriod belongs behind the last month of the fiscal year
/// @param autoReverseOn the day on which it takes itself back
record EntryResponse(
        EntryId id,
        LocalDate effectiveDate,
        LocalDate documentDate,
        Instant recordedAt,
        EntrySource source,
        @Nullable UUID sourceId,
        String text,
        @Nullable UUID postedBy,
        boolean adjusting,
        @Nullable EntryId adjustsEntryId,
        boolean adjustmentPeriod,
        @Nullable LocalDate autoReverseOn,
        List<Line> lines) {

    /// An entry never changes, so it has one version.
    static final String ONLY_VERSION = EntityTag.of(1);

    /// @param amount in the currency of the books
    /// @param foreignAmount what it is in another currency, where it is; zero where only its value changed
    /// @param exchangeRate what a unit of the other currency was worth
    record Line(
            AccountCode account,
            Side side,
            Money amount,
            @Nullable Money foreignAmount,
            @Nullable Rate exchangeRate,
            Map<String, String> dimensions) {

        static Line from(LineDraft line) {
            var foreign = line.foreign();
            return new Line(
                    line.account(),
                    line.side(),
                    line.amount(),
                    foreign == null ? null : foreign.amount(),
                    foreign == null ? null : foreign.rate(),
                    line.dimensions());
        }
    }

    static ResponseEntity<EntryResponse> created(EntryDraft entry, Instant recordedAt) {
        return ResponseEntity.created(
                        URI.create("/api/v1/journal-entries/" + entry.id().value()))
                .eTag(ONLY_VERSION)
                .body(from(entry, recordedAt));
    }

    static EntryResponse from(EntryDraft entry, Instant recordedAt) {
        return new EntryResponse(
                entry.id(),
                entry.effectiveDate(),
                entry.documentDate(),
                recordedAt,
                entry.source(),
                entry.sourceId(),
                entry.text(),
                entry.postedBy(),
                entry.isAdjusting(),
                entry.adjusts(),
                entry.isInAdjustmentPeriod(),
                entry.autoReverseOn(),
                entry.lines().stream().map(Line::from).toList());
    }

    EntryResponse with(List<Line> found) {
        return new EntryResponse(
                id,
                effectiveDate,
                documentDate,
                recordedAt,
                source,
                sourceId,
                text,
                postedBy,
                adjusting,
                adjustsEntryId,
                adjustmentPeriod,
                autoReverseOn,
                List.copyOf(found));
    }
}
