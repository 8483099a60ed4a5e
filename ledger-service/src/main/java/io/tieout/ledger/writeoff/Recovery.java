package io.tieout.ledger.writeoff;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A part of a debt written off that is owed again.
record Recovery(
        UUID id,
        LocalDate date,
        Money amount,
        Money tax,
        String reason,
        UUID recordedBy,
        AllocationId allocationId,
        EntryId entryId) {}
