package io.tieout.reconciliation.bankstatement;

import java.util.List;

/// A bank line with what became of it.
///
/// @param reasons kinds of the open discrepancies about it
record ListedLine(BankLine line, LineOutcome outcome, List<String> reasons) {

    ListedLine {
        reasons = List.copyOf(reasons);
    }
}
