package io.tieout.ledger.writeoff;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;

/// A write-off with what it did to the books.
record PostedWriteOff(WriteOff writeOff, AllocationId allocationId, EntryId entryId) {}
