package io.tieout.reconciliation.ledgerview;

/// An account that the ledger uses, or used, for something.
///
/// @param role as the ledger names it: also one that nobody asks for here
record AccountRole(String role, String accountCode) {}
