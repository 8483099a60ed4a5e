package io.tieout.ledger.assertion;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// The entry would change a balance that somebody vouches for. The members `balanceAssertionId`, `account` and `date`
/// say which.
final class BalanceAsserted extends RuleViolation {

    BalanceAsserted(BalanceAssertion assertion) {
        super(
                "balance-asserted",
                "The entry would change a balance that is vouched for",
                "Account " + assertion.account() + " is asserted to be " + assertion.balance() + " on "
                        + assertion.date(),
                new FieldProblem("/effectiveDate", "must be after " + assertion.date()));
        fact("balanceAssertionId", assertion.id());
        fact("account", assertion.account());
        fact("date", assertion.date());
    }
}
