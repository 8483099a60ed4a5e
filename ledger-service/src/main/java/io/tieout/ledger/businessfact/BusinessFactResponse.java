package io.tieout.ledger.businessfact;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.postingrule.FactType;
import io.tieout.ledger.postingrule.RuleName;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param reasonCode why it waits, see the list of problems
/// @param rulesVersion the version of the rules by which it was posted
record BusinessFactResponse(
        BusinessFactId id,
        FactSource source,
        String externalId,
        FactType type,
        LocalDate effectiveDate,
        LocalDate documentDate,
        String text,
        Map<String, String> attributes,
        Map<String, Money> amounts,
        FactState state,
        @Nullable String reasonCode,
        @Nullable String reasonDetail,
        @Nullable Long rulesVersion,
        @Nullable RuleName rule,
        @Nullable EntryId entryId,
        @Nullable String dismissalReason,
        UUID sentBy,
        @Nullable UUID decidedBy,
        Instant recordedAt) {

    static BusinessFactResponse from(KeptFact kept) {
        var fact = kept.fact();
        return new BusinessFactResponse(
                fact.id(),
                fact.source(),
                fact.externalId(),
                fact.content().type(),
                fact.content().date(),
                fact.documentDate(),
                fact.text(),
                fact.content().attributes(),
                fact.content().amounts(),
                kept.state(),
                kept.reasonCode(),
                kept.reasonDetail(),
                kept.rulesVersion(),
                kept.rule(),
                kept.entryId(),
                kept.dismissalReason(),
                fact.sentBy(),
                kept.decidedBy(),
                kept.recordedAt());
    }
}
