package io.tieout.ledger.currency;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.Currency;

/// A rate has two different currencies.
public final class ExchangeRateOfItself extends RuleViolation {

    /// @param pointer where the rate or the second currency stands in the request
    public ExchangeRateOfItself(Currency currency, String pointer) {
        super(
                "exchange-rate-of-itself",
                "A currency has no rate to itself",
                "Both currencies are " + currency,
                new FieldProblem(pointer, "must be about two different currencies"));
    }
}
