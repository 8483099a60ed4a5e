package io.tieout.reconciliation.statementmail;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class MailAlreadySent extends Conflict {

    MailAlreadySent(UUID statementId) {
        super(
                "mail-already-sent",
                "The statement of account was sent",
                "A mail with the statement " + statementId + " went out: ask with again=true for one more");
    }
}
