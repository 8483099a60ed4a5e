package io.tieout.reconciliation.accountstatement;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

public final class StatementUnknown extends NotFound {

    public StatementUnknown(UUID statementId) {
        super(
                "account-statement-not-found",
                "There is no such statement of account",
                "No statement of account has the id " + statementId);
    }
}
