package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class BankReconciliationSigned extends Conflict {

    BankReconciliationSigned(UUID id) {
        super(
                "bank-reconciliation-signed",
                "The bank reconciliation is signed",
                "Bank reconciliation " + id + " was signed before");
    }
}
