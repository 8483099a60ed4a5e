package io.tieout.ledger.foreignitem;

import io.tieout.ledger.currency.QuotedRate;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// What is said to have been paid is nothing that the day's rate explains.
final class SettlementRateDeviates extends RuleViolation {

    SettlementRateDeviates(Money amount, Money worth, QuotedRate inForce, String pointer) {
        super(
                "settlement-rate-deviates",
                "What was paid lies too far from the rate in force",
                worth + " for " + amount + " does not fit the rate of " + inForce.rate() + " quoted on "
                        + inForce.quotedOn(),
                new FieldProblem(pointer, "lies too far from the rate in force"));
        fact("exchangeRate", inForce.rate().toString());
        fact("quotedOn", inForce.quotedOn().toString());
    }
}
