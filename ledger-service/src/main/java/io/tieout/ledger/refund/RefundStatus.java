package io.tieout.ledger.refund;

/// How far a refund is.
enum RefundStatus {
    REQUESTED,
    /// Posted: the money is on its way.
    APPROVED,
    REJECTED
}
