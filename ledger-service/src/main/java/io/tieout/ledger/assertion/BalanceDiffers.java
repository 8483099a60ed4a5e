package io.tieout.ledger.assertion;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

/// Only what is true can be asserted. The member `balance` says what the books have.
final class BalanceDiffers extends RuleViolation {

    BalanceDiffers(AccountCode account, LocalDate date, Money asserted, Money found) {
        super(
                "balance-differs",
                "The books have another balance",
                "Account " + account + " is " + found + " on " + date + ", not " + asserted,
                new FieldProblem("/balance", "is not the balance in the books"));
        fact("balance", found);
    }
}
