package io.tieout.reconciliation.openitem;

/// Whose debt an item is about.
enum ItemSide {
    /// Customers' invoices, and what we owe customers.
    RECEIVABLE,
    /// Suppliers' bills, and what suppliers owe us.
    PAYABLE;

    static ItemSide of(ItemKind kind) {
        return kind.isPayable() ? PAYABLE : RECEIVABLE;
    }
}
