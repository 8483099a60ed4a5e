package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

class StatementImportNotFound extends NotFound {

    StatementImportNotFound(UUID importId) {
        super(
                "bank-statement-import-not-found",
                "There is no such import",
                "There is no import of a bank statement " + importId);
    }
}
