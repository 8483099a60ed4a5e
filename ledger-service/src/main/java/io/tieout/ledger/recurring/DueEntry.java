package io.tieout.ledger.recurring;

import java.time.LocalDate;
import java.util.UUID;

/// A recurring entry whose next date may have come.
record DueEntry(UUID companyId, RecurringEntryId id, LocalDate nextDate) {}
