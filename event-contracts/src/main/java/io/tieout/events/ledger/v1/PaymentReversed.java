package io.tieout.events.ledger.v1;

import java.time.LocalDate;
import java.util.UUID;

/// An undone match is reversed in the books; its invoices are open again.
public record PaymentReversed(UUID matchId, UUID lineId, UUID reversalEntryId, LocalDate effectiveDate) {}
