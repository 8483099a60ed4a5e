package io.tieout.reconciliation.ledgerview;

/// How far the journal is known here.
///
/// @param blockNumber the last sealed block, 0 when none came yet
/// @param sequence the last entry in it
public record LedgerPosition(long blockNumber, long sequence) {

    static final LedgerPosition NOTHING = new LedgerPosition(0, 0);
}
