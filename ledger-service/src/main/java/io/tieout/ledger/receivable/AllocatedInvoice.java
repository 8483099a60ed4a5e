package io.tieout.ledger.receivable;

/// An invoice right after an allocation.
record AllocatedInvoice(Invoice invoice, Allocation allocation) {

    /// Whether it was taken back as of its first day. Taken back later, for the books were closed, it was owed for a
    /// while, and the change has its day as any other.
    boolean wasNeverOwed() {
        var document = allocation.document();
        return document != null
                && document.kind() == SettlingDocument.Kind.OPENING_WITHDRAWAL
                && allocation.effectiveDate().equals(invoice.owedFrom());
    }
}
