package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

class BankStatementNotFound extends NotFound {

    BankStatementNotFound(UUID statementId) {
        super(
                "bank-statement-not-found",
                "There is no such bank statement",
                "There is no bank statement " + statementId);
    }
}
