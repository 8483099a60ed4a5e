package io.tieout.ledger.limit;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// The entry would take the balance of an account beyond its limit.
final class AccountLimitExceeded extends RuleViolation {

    AccountLimitExceeded(AccountLimit limit, Standing after) {
        super(
                "account-limit-exceeded",
                "The balance would go beyond the limit of the account",
                "Account " + limit.account() + " would have " + after.balance(),
                new FieldProblem("/lines", "take account " + limit.account() + " beyond its limit"));
        fact("account", limit.account());
        fact("balance", after.balance());
        fact("heldDebit", after.heldDebit());
        fact("heldCredit", after.heldCredit());
        if (limit.minimum() != null) {
            fact("minimum", limit.minimum());
        }
        if (limit.maximum() != null) {
            fact("maximum", limit.maximum());
        }
    }
}
