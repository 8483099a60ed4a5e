package io.tieout.reconciliation.statementmail;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sends mails, one after the other. Several replicas share the work; no transaction is open while a server is asked.
@Component
class StatementMailJob {

    private static final Logger log = LoggerFactory.getLogger(StatementMailJob.class);
    private static final int MAX_A_ROUND = 500;

    private final StatementMailService mails;
    private final SmtpClient smtp;

    StatementMailJob(StatementMailService mails, SmtpClient smtp) {
        this.mails = mails;
        this.smtp = smtp;
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 2_000)
    void send() {
        if (!smtp.isConfigured()) {
            return;
        }
        try {
            boolean more = true;
            for (int mail = 0; more && mail < MAX_A_ROUND; mail++) {
                more = mails.giveUpLost();
            }
            more = true;
            for (int mail = 0; more && mail < MAX_A_ROUND; mail++) {
                more = sendNext();
            }
        } catch (RuntimeException e) {
            log.warn("Mails could not be sent and will be tried again", e);
        }
    }

    /// @return false when no mail is due, or none would go now
    private boolean sendNext() {
        var claimed = mails.claim();
        if (claimed.isEmpty()) {
            return false;
        }
        var mail = claimed.get();
        Optional<Letter> letter;
        try {
            letter = mails.write(mail);
        } catch (RuntimeException e) {
            log.warn("Mail {} could not be written", mail.mailId(), e);
            mails.failed(mail);
            return true;
        }
        // What fails from here on may have sent it: it is left as it is, and given up when the lease ends.
        return letter.isEmpty() || send(mail, letter.get());
    }

    private boolean send(StatementMail mail, Letter letter) {
        var delivery = smtp.send(letter);
        mails.tried(mail, letter, delivery);
        return switch (delivery) {
            case Delivery.Postponed(var failure, var serverAway) -> !serverAway;
            // A server that does not answer takes as long with the next one.
            case Delivery.Uncertain uncertain -> false;
            case Delivery.Taken taken -> true;
            case Delivery.Refused refused -> true;
        };
    }
}
