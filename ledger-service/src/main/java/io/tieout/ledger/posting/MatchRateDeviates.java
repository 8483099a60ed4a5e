package io.tieout.ledger.posting;

import io.tieout.ledger.currency.QuotedRate;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.RuleViolation;

/// What a match says was paid for an invoice in another currency is nothing that the day's rate explains.
final class MatchRateDeviates extends RuleViolation {

    MatchRateDeviates(Money paid, Money settled, QuotedRate inForce) {
        super(
                "settlement-rate-deviates",
                "What was paid lies too far from the rate in force",
                paid + " for " + settled + " does not fit the rate of " + inForce.rate() + " quoted on "
                        + inForce.quotedOn());
    }
}
