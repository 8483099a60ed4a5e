package io.tieout.ledger.receivable;

/// An invoice right after an allocation.
record AllocatedInvoice(Invoice invoice, Allocation allocation) {}
