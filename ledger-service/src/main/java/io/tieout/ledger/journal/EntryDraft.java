package io.tieout.ledger.journal;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry to be posted.
///
/// @param effectiveDate the accounting date: decides the period
/// @param documentDate what the document says; may lie in a closed period
/// @param sourceId the fact behind it, none for manual entries; a fact is posted once
/// @param text for people, without personal data
/// @param postedBy the user or client who asked for it, none when an event did
/// @param adjustment none when it is no adjusting entry
/// @param autoReverseOn the day on which it takes itself back, none when it does not
public record EntryDraft(
        EntryId id,
        UUID companyId,
        LocalDate effectiveDate,
        LocalDate documentDate,
        EntrySource source,
        @Nullable UUID sourceId,
        String text,
        @Nullable UUID postedBy,
        List<LineDraft> lines,
        @Nullable Adjustment adjustment,
        @Nullable LocalDate autoReverseOn) {

    public EntryDraft {
        lines = List.copyOf(lines);
    }

    /// An entry of the ordinary course of business.
    public EntryDraft(
            EntryId id,
            UUID companyId,
            LocalDate effectiveDate,
            LocalDate documentDate,
            EntrySource source,
            @Nullable UUID sourceId,
            String text,
            @Nullable UUID postedBy,
            List<LineDraft> lines) {
        this(id, companyId, effectiveDate, documentDate, source, sourceId, text, postedBy, lines, null, null);
    }

    public EntryDraft adjusting(Adjustment marked) {
        return new EntryDraft(
                id,
                companyId,
                effectiveDate,
                documentDate,
                source,
                sourceId,
                text,
                postedBy,
                lines,
                marked,
                autoReverseOn);
    }

    public EntryDraft reversingOn(@Nullable LocalDate date) {
        return new EntryDraft(
                id, companyId, effectiveDate, documentDate, source, sourceId, text, postedBy, lines, adjustment, date);
    }

    public EntryDraft with(List<LineDraft> others) {
        return new EntryDraft(
                id,
                companyId,
                effectiveDate,
                documentDate,
                source,
                sourceId,
                text,
                postedBy,
                others,
                adjustment,
                autoReverseOn);
    }

    /// Debit minus credit by account.
    Map<AccountCode, Money> movements() {
        var movements = new HashMap<AccountCode, Money>();
        for (var line : lines) {
            var movement =
                    line.side() == Side.DEBIT ? line.amount() : line.amount().negated();
            movements.merge(line.account(), movement, Money::plus);
        }
        return movements;
    }

    boolean isAdjusting() {
        return adjustment != null;
    }

    boolean isInAdjustmentPeriod() {
        return adjustment != null && adjustment.inAdjustmentPeriod();
    }

    @Nullable
    EntryId adjusts() {
        return adjustment == null ? null : adjustment.adjusts();
    }

    /// The entry that takes this one back: the same lines with the sides exchanged.
    ///
    /// Within its month an adjusting entry is taken back by an adjusting one, so that the month before adjustments
    /// shows neither. In a later month the reversal is ordinary business.
    EntryDraft takenBack(LocalDate date, String reason, @Nullable UUID by) {
        var exchanged = lines.stream().map(LineDraft::opposite).toList();
        var sameMonth = YearMonth.from(date).equals(YearMonth.from(effectiveDate));
        return new EntryDraft(
                EntryId.next(),
                companyId,
                date,
                date,
                EntrySource.REVERSAL,
                id.value(),
                reason,
                by,
                exchanged,
                adjustment != null && sameMonth ? Adjustment.of(id) : null,
                null);
    }
}
