package io.tieout.ledger.businessfact;

import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.postingrule.FactContent;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Something that happened elsewhere, as its system tells it.
///
/// @param externalId as which its source knows it
/// @param documentDate what the document behind it says
/// @param text for people, without personal data
/// @param sentBy the user or client who told it
record BusinessFact(
        UUID companyId,
        BusinessFactId id,
        FactSource source,
        String externalId,
        FactContent content,
        LocalDate documentDate,
        String text,
        UUID sentBy) {

    EntryDraft entry(LocalDate effectiveDate, List<LineDraft> lines, UUID by) {
        return new EntryDraft(
                EntryId.next(),
                companyId,
                effectiveDate,
                documentDate,
                EntrySource.BUSINESS_FACT,
                id.value(),
                text,
                by,
                lines);
    }

    /// Whether it is the same thing told again.
    boolean saysTheSameAs(BusinessFact other) {
        return content.equals(other.content) && documentDate.equals(other.documentDate) && text.equals(other.text);
    }
}
