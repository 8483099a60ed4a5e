package io.tieout.reconciliation.customerledger;

import io.tieout.platform.problem.Unavailable;

/// A part of a ledger would look like the whole.
public final class CustomerLedgerIncomplete extends Unavailable {

    CustomerLedgerIncomplete(long lastSequence) {
        super(
                "customer-ledger-incomplete",
                "The customers' ledgers are being built",
                "The journal is taken over up to entry " + lastSequence + ", and more of it is on the way");
        fact("throughSequence", lastSequence);
    }
}
