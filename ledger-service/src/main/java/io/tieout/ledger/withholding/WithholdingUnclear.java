package io.tieout.ledger.withholding;

import io.tieout.platform.problem.RuleViolation;

/// What a customer kept back is not what exactly one tax code comes to.
final class WithholdingUnclear extends RuleViolation {

    WithholdingUnclear(String number, String why) {
        super("tax-withholding-unclear", "It is not clear which tax was withheld", "Of invoice " + number + " " + why);
    }
}
