package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.problem.Forbidden;

/// Whoever prepared it does not sign it, where that was asked for.
final class BankReconciliationNeedsFourEyes extends Forbidden {

    BankReconciliationNeedsFourEyes() {
        super(
                "approver-is-creator",
                "Whoever wrote it cannot approve it",
                "The bank reconciliation has to be signed by another person than the one who prepared it");
    }
}
