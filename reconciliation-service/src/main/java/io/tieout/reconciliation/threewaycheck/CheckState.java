package io.tieout.reconciliation.threewaycheck;

/// How an order, or one rule of it, stands.
enum CheckState {
    /// All is as it should be.
    SETTLED,
    /// Something has yet to come: an invoice, or a payment.
    OPEN,
    /// The two sides are not the same, beyond the tolerance.
    DIFFERENT
}
