package io.tieout.ledger.businessfact;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.postingrule.RuleName;

/// What trying to post a fact came to.
sealed interface FactOutcome {

    BusinessFactId id();

    record Posted(BusinessFactId id, long rulesVersion, RuleName rule, EntryId entryId) implements FactOutcome {}

    record Waiting(BusinessFactId id, String code, String detail) implements FactOutcome {}
}
