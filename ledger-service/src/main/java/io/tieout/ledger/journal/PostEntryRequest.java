package io.tieout.ledger.journal;

import io.tieout.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param effectiveDate the accounting date: decides the period
/// @param documentDate what the document says; the effective date when absent
/// @param text for people; no personal data, it can never be erased
record PostEntryRequest(
        @NotNull LocalDate effectiveDate,
        @Nullable LocalDate documentDate,
        @NotBlank @Size(max = 500) String text,
        @NotNull List<@NotNull @Valid LineRequest> lines) {

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
                lines.stream().map(LineRequest::toDraft).toList());
    }
}
