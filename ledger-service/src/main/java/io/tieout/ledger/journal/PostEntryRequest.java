package io.tieout.ledger.journal;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param effectiveDate the accounting date: decides the period
/// @param documentDate what the document says; the effective date when absent
/// @param text for people; no personal data, it can never be erased
/// @param adjusting marks an entry that corrects or completes others at the end of a period; implied by the next two
/// @param adjustsEntryId the entry that it adjusts, when it is a single one
/// @param adjustmentPeriod belongs to the adjustment period behind the last month of the fiscal year; then the
/// effective date is the last day of that year
/// @param autoReverseOn the day on which the entry takes itself back, after the effective date
record PostEntryRequest(
        @NotNull LocalDate effectiveDate,
        @Nullable LocalDate documentDate,
        @NotBlank @Size(max = 500) String text,
        @NotNull List<@NotNull @Valid LineRequest> lines,
        @Nullable Boolean adjusting,
        @Nullable UUID adjustsEntryId,
        @Nullable Boolean adjustmentPeriod,
        @Nullable LocalDate autoReverseOn) {

    EntryDraft toDraft(Caller caller) {
        return new EntryDraft(
                EntryId.next(),
                caller.companyId(),
                effectiveDate,
                documentDate == null ? effectiveDate : documentDate,
                EntrySource.MANUAL,
                null,
                text,
                caller.id(),
                lines.stream().map(LineRequest::toDraft).toList(),
                adjustment(),
                autoReverseOn);
    }

    private @Nullable Adjustment adjustment() {
        boolean inAdjustmentPeriod = Boolean.TRUE.equals(adjustmentPeriod);
        boolean implied = adjustsEntryId != null || inAdjustmentPeriod;
        if (implied && Boolean.FALSE.equals(adjusting)) {
            throw BadRequest.invalidFields(List.of(new FieldProblem("/adjusting", "must be true for such an entry")));
        }
        if (!implied && !Boolean.TRUE.equals(adjusting)) {
            return null;
        }
        return new Adjustment(adjustsEntryId == null ? null : new EntryId(adjustsEntryId), inAdjustmentPeriod);
    }
}
