package io.tieout.ledger.account;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.Currency;

/// The books are kept in one currency so far.
public final class CurrencyNotSupported extends RuleViolation {

    public CurrencyNotSupported(Currency currency, Currency baseCurrency) {
        this(currency, baseCurrency, "/currency");
    }

    /// @param pointer where the other currency stands in the request
    public CurrencyNotSupported(Currency currency, Currency baseCurrency, String pointer) {
        super(
                "currency-not-supported",
                "The books are kept in another currency",
                currency + " cannot be posted: the books are kept in " + baseCurrency,
                new FieldProblem(pointer, "must be " + baseCurrency));
    }
}
