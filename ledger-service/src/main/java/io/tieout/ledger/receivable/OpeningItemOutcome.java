package io.tieout.ledger.receivable;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.problem.Refusal;

/// What became of an open item that was to be taken over with others.
public sealed interface OpeningItemOutcome {

    record Taken(InvoiceId invoiceId, EntryId entryId) implements OpeningItemOutcome {}

    record Refused(Refusal refusal) implements OpeningItemOutcome {}
}
