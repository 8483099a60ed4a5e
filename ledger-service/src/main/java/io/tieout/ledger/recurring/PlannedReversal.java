package io.tieout.ledger.recurring;

import io.tieout.ledger.journal.EntryId;
import java.time.LocalDate;
import java.util.UUID;

/// An entry that shall be taken back on a day.
record PlannedReversal(UUID companyId, EntryId entryId, LocalDate reverseOn) {}
