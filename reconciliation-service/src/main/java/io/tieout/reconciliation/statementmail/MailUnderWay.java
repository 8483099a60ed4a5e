package io.tieout.reconciliation.statementmail;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class MailUnderWay extends Conflict {

    MailUnderWay(UUID statementId) {
        super(
                "mail-under-way",
                "A mail with this statement of account is on its way",
                "The statement " + statementId + " has a mail that is not sent yet");
    }
}
