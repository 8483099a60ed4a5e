package io.tieout.reconciliation.statementcomparison;

import java.util.List;

/// Our ledger of a party, as far as it is compared.
///
/// @param entries of the period, and of some days before and after it, in their order
record PartyLedger(long openingMinor, long closingMinor, List<OwnEntry> entries) {

    PartyLedger {
        entries = List.copyOf(entries);
    }
}
