package io.tieout.reconciliation.payable;

import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.openitem.AvailableItem;
import java.util.List;
import java.util.Map;

/// What became of outgoing lines when suppliers' bills were looked at, too.
///
/// @param bills those that the outcomes name, and more
public record BillDecision(Map<BankLine, Outcome> outcomes, List<AvailableItem> bills) {

    public BillDecision {
        outcomes = Map.copyOf(outcomes);
        bills = List.copyOf(bills);
    }
}
