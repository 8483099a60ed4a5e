package io.tieout.ledger.businessfact;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.postingrule.RuleName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A fact, and what became of it.
///
/// @param reasonCode why it waits
/// @param rulesVersion the rules it was posted by
record KeptFact(
        BusinessFact fact,
        FactState state,
        @Nullable String reasonCode,
        @Nullable String reasonDetail,
        @Nullable Long rulesVersion,
        @Nullable RuleName rule,
        @Nullable EntryId entryId,
        @Nullable String dismissalReason,
        @Nullable UUID decidedBy,
        Instant recordedAt) {

    void requireWaiting() {
        if (state != FactState.WAITING) {
            throw new BusinessFactSettled(fact.id(), state);
        }
    }
}
