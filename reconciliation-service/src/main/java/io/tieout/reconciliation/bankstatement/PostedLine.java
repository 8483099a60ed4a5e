package io.tieout.reconciliation.bankstatement;

import java.time.LocalDate;
import java.util.UUID;

/// A line as the ledger booked it.
record PostedLine(UUID lineId, UUID entryId, LocalDate effectiveDate) {}
