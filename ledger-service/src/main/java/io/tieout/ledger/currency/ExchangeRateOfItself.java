package io.tieout.ledger.currency;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.Currency;

/// A rate has two different currencies.
final class ExchangeRateOfItself extends RuleViolation {

    ExchangeRateOfItself(Currency currency) {
        super(
                "exchange-rate-of-itself",
                "A currency has no rate to itself",
                "Both currencies are " + currency,
                new FieldProblem("/quoteCurrency", "must differ from the base currency"));
    }
}
