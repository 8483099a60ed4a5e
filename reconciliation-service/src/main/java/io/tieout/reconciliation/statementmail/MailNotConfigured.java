package io.tieout.reconciliation.statementmail;

import io.tieout.platform.problem.Conflict;

final class MailNotConfigured extends Conflict {

    MailNotConfigured() {
        super("mail-not-configured", "No mail is sent from here", "The service has no mail server");
    }
}
