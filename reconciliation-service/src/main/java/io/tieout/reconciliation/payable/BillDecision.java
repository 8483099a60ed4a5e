package io.tieout.reconciliation.payable;

import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.matching.LookupKeys;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.openitem.AvailableItem;
import java.util.List;
import java.util.Map;

/// What became of outgoing lines when suppliers' bills were looked at, too.
///
/// @param bills those that the outcomes name, and more
/// @param keys by which a bill that comes later finds the lines
public record BillDecision(
        Map<BankLine, Outcome> outcomes, List<AvailableItem> bills, Map<BankLine, LookupKeys.OfLine> keys) {

    public BillDecision {
        keys = Map.copyOf(keys);
        outcomes = Map.copyOf(outcomes);
        bills = List.copyOf(bills);
    }
}
