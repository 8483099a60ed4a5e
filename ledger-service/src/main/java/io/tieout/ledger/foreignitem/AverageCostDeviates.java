package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// Money leaves an account in another currency at what the books carry it at: at any other figure something would
/// be left behind that no money stands for.
final class AverageCostDeviates extends RuleViolation {

    AverageCostDeviates(int line, AccountCode account, Money stated, Money carried) {
        super(
                "average-cost-deviates",
                "The money is carried at another amount",
                "What leaves account " + account + " is carried at " + carried + ", not at " + stated,
                new FieldProblem("/lines/" + line + "/amount", "must be what the money is carried at"));
        fact("account", account.value());
        fact("carried", carried);
    }
}
