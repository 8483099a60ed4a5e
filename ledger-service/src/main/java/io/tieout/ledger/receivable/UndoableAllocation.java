package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;

/// An allocation that can be taken back: its invoice is locked until the transaction ends.
public record UndoableAllocation(AllocationId id, InvoiceId invoiceId, Money amount) {}
