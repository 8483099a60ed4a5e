package io.tieout.ledger.paymentpromise;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class PromiseExceedsOwed extends RuleViolation {

    PromiseExceedsOwed(Money amount, Money owed) {
        super(
                "promise-exceeds-owed",
                "More is promised than is owed",
                amount + " is promised, and " + owed + " is owed on these invoices",
                new FieldProblem("/amount", "must be at most " + owed));
        fact("owed", owed);
    }
}
