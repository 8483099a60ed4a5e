package io.tieout.ledger.balance;

import io.tieout.platform.problem.RuleViolation;

/// A balance would no longer fit: the amounts are nonsense, or the books need another unit.
final class BalanceTooLarge extends RuleViolation {

    BalanceTooLarge() {
        super(
                "amount-too-large",
                "The amount is too large for the books",
                "An amount has at most 16 digits, and no balance may have more than 18");
    }
}
