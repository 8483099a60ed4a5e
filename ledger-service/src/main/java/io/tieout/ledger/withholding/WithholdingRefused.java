package io.tieout.ledger.withholding;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class WithholdingRefused extends RuleViolation {

    WithholdingRefused(Money base, Money net) {
        super(
                "tax-withholding-refused",
                "Tax cannot be withheld on this base",
                "The base is " + base + ", and the invoice's net amount " + net,
                new FieldProblem("/base", "must be above zero, and no more than " + net));
    }
}
