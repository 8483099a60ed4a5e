package io.tieout.reconciliation.confirmation;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class StatementNotAnswered extends NotFound {

    StatementNotAnswered(UUID statementId) {
        super(
                "account-statement-not-answered",
                "There is no answer to this statement of account",
                "Nothing was answered to the statement " + statementId);
    }
}
