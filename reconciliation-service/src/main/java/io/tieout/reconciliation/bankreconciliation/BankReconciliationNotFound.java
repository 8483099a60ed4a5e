package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class BankReconciliationNotFound extends NotFound {

    BankReconciliationNotFound(UUID id) {
        super(
                "bank-reconciliation-not-found",
                "There is no such bank reconciliation",
                "Bank reconciliation " + id + " is not known");
    }
}
