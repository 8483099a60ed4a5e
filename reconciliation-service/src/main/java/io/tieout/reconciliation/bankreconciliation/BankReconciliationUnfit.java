package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// Of this account and day nothing can be shown.
final class BankReconciliationUnfit extends RuleViolation {

    private BankReconciliationUnfit(String pointer, String why) {
        super(
                "bank-reconciliation-unfit",
                "The account cannot be reconciled on that day",
                why,
                new FieldProblem(pointer, why));
    }

    static BankReconciliationUnfit day(String why) {
        return new BankReconciliationUnfit("/to", why);
    }

    static BankReconciliationUnfit account(String why) {
        return new BankReconciliationUnfit("/bankAccountId", why);
    }
}
