package io.tieout.ledger.foreignitem;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.Currency;

/// An item is in another currency than the books, and is settled in its own.
final class ForeignCurrencyNeeded extends RuleViolation {

    private ForeignCurrencyNeeded(String detail, String message) {
        super(
                "foreign-currency-needed",
                "The amount is in the wrong currency for the item",
                detail,
                new FieldProblem("/amount/currency", message));
    }

    static ForeignCurrencyNeeded otherThan(Currency own) {
        return new ForeignCurrencyNeeded("The books are kept in " + own, "must not be " + own);
    }

    static ForeignCurrencyNeeded of(Currency item) {
        return new ForeignCurrencyNeeded("The item is in " + item, "must be " + item);
    }
}
