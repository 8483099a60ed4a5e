package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// Another one was signed since it was prepared.
final class BankReconciliationOutdated extends Conflict {

    BankReconciliationOutdated(UUID id) {
        super(
                "bank-reconciliation-outdated",
                "The bank reconciliation has to be prepared anew",
                "After bank reconciliation " + id + " was prepared another one of the account was signed");
    }
}
