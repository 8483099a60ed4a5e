package io.tieout.ledger.posting;

import io.tieout.ledger.journal.EntryId;
import java.time.LocalDate;
import java.util.UUID;

/// A decision that is in the books.
///
/// @param kind a [LineKind], or [PaymentService#PAYMENT]
record AppliedDecision(Cause cause, UUID lineId, String kind, EntryId entryId, LocalDate effectiveDate) {}
