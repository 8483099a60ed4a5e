package io.tieout.reconciliation.statementcomparison;

import java.time.LocalDate;
import java.util.Set;

/// A line of a party's statement.
///
/// @param number 1, 2, 3 … in the statement
/// @param text what it says about the document and itself
/// @param amountMinor what it adds to what is owed
record TheirLine(int number, LocalDate date, String text, long amountMinor) {

    Set<String> keys() {
        return DocumentKeys.in(text);
    }

    TheirLine reversed() {
        return new TheirLine(number, date, text, Math.negateExact(amountMinor));
    }
}
