package io.tieout.reconciliation.statementmail;

import io.tieout.platform.id.Ids;
import io.tieout.reconciliation.confirmation.ConfirmationLinkService;
import io.tieout.reconciliation.publicpage.LinkToken;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Knows which addresses get no mail any more.
@Service
@Transactional
class SuppressionService {

    private final StatementMailRepository mails;
    private final ConfirmationLinkService links;
    private final SmtpProperties properties;
    private final Clock clock;

    SuppressionService(
            StatementMailRepository mails, ConfirmationLinkService links, SmtpProperties properties, Clock clock) {
        this.mails = mails;
        this.links = links;
        this.properties = properties;
        this.clock = clock;
    }

    AddressHash hash(UUID companyId, MailAddress address) {
        return AddressHash.of(companyId, address.text(), properties.addressKey());
    }

    /// The address gets no mail any more.
    void suppress(
            UUID companyId, AddressHash address, SuppressionReason reason, String note, @Nullable UUID recordedBy) {
        mails.suppress(companyId, new Suppression(Ids.next(), address, reason, note, clock.instant(), recordedBy));
    }

    /// The address may be written to again.
    void lift(UUID companyId, AddressHash address, String note, UUID liftedBy) {
        if (!mails.lift(companyId, address, note, clock.instant(), liftedBy)) {
            throw new SuppressionUnknown();
        }
    }

    boolean isOptOut(LinkToken token) {
        return mails.findByOptOut(token.hash()).isPresent();
    }

    /// Whoever the mail went to wants no more.
    ///
    /// @return false when the token is of no mail
    boolean optOut(LinkToken token) {
        var found = mails.findByOptOut(token.hash());
        found.ifPresent(mail ->
                suppress(mail.companyId(), mail.address(), SuppressionReason.OPTED_OUT, "By the link in a mail", null));
        return found.isPresent();
    }

    /// A mail came back, or is late.
    BounceOutcome bounced(UUID companyId, DeliveryReport report) {
        var mail = report.mailId().flatMap(id -> mails.findSent(companyId, id));
        if (mail.isEmpty()) {
            return BounceOutcome.UNKNOWN_MAIL;
        }
        var failure = report.failure();
        if (failure.isEmpty()) {
            return BounceOutcome.NOT_FAILED;
        }
        var note = ("A mail came back " + failure.get().status()).strip();
        if (mails.bounced(mail.get(), note) && mail.get().kind() == MailKind.REMINDER) {
            links.reminderNotReceived(companyId, mail.get().statementId());
        }
        suppress(companyId, mail.get().address(), SuppressionReason.BOUNCED, note, null);
        return BounceOutcome.SUPPRESSED;
    }
}
