package io.tieout.reconciliation.paymentmatch;

import java.time.LocalDate;
import java.util.UUID;

/// A match that the ledger has posted.
record PostedMatch(UUID matchId, UUID entryId, LocalDate effectiveDate) {}
