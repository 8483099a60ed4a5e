package io.tieout.reconciliation.customerledger;

/// How far the journal is known here.
///
/// @param lastSequence up to and with this entry
/// @param complete false while the ledger is still telling what was booked before
public record LedgerReach(long lastSequence, boolean complete) {}
