package io.tieout.reconciliation.statementmail;

import io.tieout.reconciliation.confirmation.RemindersObserver;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Where mail is sent, reminders are mails.
@Component
class StatementRemindersListener implements RemindersObserver {

    private final StatementReminderService reminders;
    private final SmtpClient smtp;

    StatementRemindersListener(StatementReminderService reminders, SmtpClient smtp) {
        this.reminders = reminders;
        this.smtp = smtp;
    }

    @Override
    public void reminded(UUID companyId, UUID statementId) {
        if (smtp.isConfigured()) {
            reminders.remind(companyId, statementId);
        }
    }
}
