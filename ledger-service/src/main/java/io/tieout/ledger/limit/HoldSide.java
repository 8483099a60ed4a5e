package io.tieout.ledger.limit;

/// In which direction the reserved amount will be posted.
enum HoldSide {
    DEBIT,
    CREDIT
}
