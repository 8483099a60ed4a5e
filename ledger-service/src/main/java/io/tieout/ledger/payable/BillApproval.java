package io.tieout.ledger.payable;

/// Whether a second person has to find a bill right before it is paid.
enum BillApproval {
    /// Up to the company's limit one person is enough.
    NOT_NEEDED,
    WAITING,
    APPROVED
}
