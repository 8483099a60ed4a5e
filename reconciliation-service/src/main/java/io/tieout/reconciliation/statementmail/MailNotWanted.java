package io.tieout.reconciliation.statementmail;

import io.tieout.platform.problem.Conflict;
import io.tieout.reconciliation.accountstatement.StatementStatus;

final class MailNotWanted extends Conflict {

    MailNotWanted(StatementStatus status) {
        super(
                "account-statement-answered",
                "The statement of account was answered",
                "It is " + status + ": issue a new one to ask again");
        fact("status", status);
    }
}
