package io.tieout.events.ledger.v1;

import java.time.LocalDate;
import java.util.UUID;

/// A match is in the books: clearing is moved to where the money belongs.
public record PaymentApplied(UUID matchId, UUID lineId, UUID entryId, LocalDate effectiveDate) {}
