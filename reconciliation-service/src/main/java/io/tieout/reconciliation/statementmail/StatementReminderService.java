package io.tieout.reconciliation.statementmail;

import io.tieout.reconciliation.accountstatement.AccountStatementQueries;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StatementReminderService {

    private final StatementMailRepository mails;
    private final AccountStatementQueries statements;
    private final Clock clock;

    StatementReminderService(StatementMailRepository mails, AccountStatementQueries statements, Clock clock) {
        this.mails = mails;
        this.statements = statements;
        this.clock = clock;
    }

    /// A reminder goes out unless another mail is on its way already.
    void remind(UUID companyId, UUID statementId) {
        var statement = statements.get(companyId, statementId);
        mails.insert(companyId, List.of(statementId), MailKind.REMINDER, false, statement.issuedBy(), clock.instant());
    }
}
