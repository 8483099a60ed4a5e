package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.RuleViolation;

/// Nobody signs a difference that is not explained.
final class BankReconciliationDoesNotTie extends RuleViolation {

    BankReconciliationDoesNotTie(Money difference, Money clearingDifference) {
        super(
                "bank-reconciliation-does-not-tie",
                "Bank and books do not agree",
                "The books differ by " + difference + ", the clearing account by " + clearingDifference);
        fact("difference", difference);
        fact("clearingDifference", clearingDifference);
    }
}
