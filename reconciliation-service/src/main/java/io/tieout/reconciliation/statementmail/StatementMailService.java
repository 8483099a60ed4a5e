package io.tieout.reconciliation.statementmail;

import io.tieout.paper.PrintLanguage;
import io.tieout.reconciliation.accountstatement.AccountStatementQueries;
import io.tieout.reconciliation.accountstatement.AccountStatementService;
import io.tieout.reconciliation.accountstatement.PrintedStatement;
import io.tieout.reconciliation.accountstatement.StatementContent;
import io.tieout.reconciliation.accountstatement.StatementRunQueries;
import io.tieout.reconciliation.confirmation.ConfirmationLinkService;
import io.tieout.reconciliation.publicpage.LinkToken;
import io.tieout.reconciliation.publicpage.PublicPageProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Knows which mails are to be sent, and what became of them.
@Service
@Transactional
class StatementMailService {

    static final int MAX_ATTEMPTS = 10;

    /// Longer than any talk with a mail server.
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final int STATEMENTS_A_STEP = 1_000;

    private final StatementMailRepository mails;
    private final AccountStatementService statements;
    private final AccountStatementQueries contents;
    private final StatementRunQueries runs;
    private final ConfirmationLinkService links;
    private final SuppressionService suppressions;
    private final PublicPageProperties pages;
    private final Clock clock;

    StatementMailService(
            StatementMailRepository mails,
            AccountStatementService statements,
            AccountStatementQueries contents,
            StatementRunQueries runs,
            ConfirmationLinkService links,
            SuppressionService suppressions,
            PublicPageProperties pages,
            Clock clock) {
        this.mails = mails;
        this.statements = statements;
        this.contents = contents;
        this.runs = runs;
        this.links = links;
        this.suppressions = suppressions;
        this.pages = pages;
        this.clock = clock;
    }

    /// The statement goes to its customer soon.
    ///
    /// @param again even though it went out before
    void request(UUID companyId, UUID statementId, boolean again, UUID requestedBy) {
        var statement = statements.lock(companyId, statementId);
        if (!statement.status().isOpen()) {
            throw new MailNotWanted(statement.status());
        }
        if (mails.insert(companyId, List.of(statementId), MailKind.STATEMENT, again, requestedBy, clock.instant())
                == 0) {
            throw mails.isUnderWay(companyId, statementId)
                    ? new MailUnderWay(statementId)
                    : new MailAlreadySent(statementId);
        }
    }

    /// All statements of a run that are not answered and did not go out go soon. Asked again, it asks for those that
    /// could not be sent.
    void requestRun(UUID companyId, UUID runId, UUID requestedBy) {
        runs.requireDone(companyId, runId);
        UUID after = null;
        List<UUID> read;
        do {
            read = runs.answerable(companyId, runId, after, STATEMENTS_A_STEP);
            mails.insert(companyId, read, MailKind.STATEMENT, false, requestedBy, clock.instant());
            after = read.isEmpty() ? null : read.getLast();
        } while (read.size() == STATEMENTS_A_STEP);
    }

    /// The next mail that is due, for the caller alone.
    Optional<StatementMail> claim() {
        return mails.claim(clock.instant(), LEASE);
    }

    /// Writes the mail, and keeps where it goes and which links it has before anybody talks to a mail server. Empty
    /// when nothing is to be sent, which is kept.
    Optional<Letter> write(StatementMail mail) {
        var companyId = mail.companyId();
        var statement = contents.get(companyId, mail.statementId());
        if (!statement.status().isOpen()) {
            return nothing(mail, MailState.NOT_NEEDED, null);
        }
        var known = mails.address(companyId, statement.customerId());
        if (known.isEmpty()) {
            return nothing(mail, MailState.NO_ADDRESS, null);
        }
        var address = MailAddress.parse(known.get());
        if (address.isEmpty()) {
            return nothing(mail, MailState.REFUSED, "The customer's address is no mail address");
        }
        var hash = suppressions.hash(companyId, address.get());
        if (mails.isSuppressed(companyId, hash)) {
            return nothing(mail, MailState.SUPPRESSED, null);
        }
        var link = LinkToken.random();
        var optOut = LinkToken.random();
        try {
            var letter = letter(mail, address.get(), links.url(link), pages.link(OptOutPage.PATH, optOut));
            return mails.setWritten(mail, hash, link.hash(), optOut.hash()) ? Optional.of(letter) : Optional.empty();
        } catch (LetterUnsafe e) {
            return nothing(mail, MailState.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Letter> nothing(StatementMail mail, MailState state, @Nullable String failure) {
        notOut(mail, state, clock.instant(), failure);
        return Optional.empty();
    }

    private Letter letter(StatementMail mail, MailAddress address, String url, String optOutUrl) {
        var content = contents.content(mail.companyId(), mail.statementId());
        var language = content.language();
        var subject = mail.kind() == MailKind.STATEMENT ? MailWord.SUBJECT : MailWord.REMINDER;
        return new Letter(
                mail.messageId(),
                address,
                content.companyName(),
                filled(subject, language, content.number(), content.companyName()),
                body(content, url, optOutUrl),
                content.number() + ".pdf",
                PrintedStatement.of(content, language),
                optOutUrl);
    }

    private static String body(StatementContent content, String url, String optOutUrl) {
        var customer = content.customerName();
        return filled(
                MailWord.BODY,
                content.language(),
                customer == null ? "" : customer,
                content.number(),
                content.from(),
                content.to(),
                url,
                content.companyName(),
                optOutUrl);
    }

    private static String filled(MailWord word, PrintLanguage language, Object... facts) {
        return String.format(Locale.ROOT, word.in(language), facts);
    }

    /// What the mail server said.
    void tried(StatementMail mail, Letter letter, Delivery delivery) {
        var now = clock.instant();
        switch (delivery) {
            case Delivery.Taken() -> out(mail, MailState.SENT, now, null);
            case Delivery.Uncertain(var failure) -> out(mail, MailState.UNCERTAIN, now, failure);
            case Delivery.Refused(var failure, var badAddress) -> {
                notOut(mail, MailState.REFUSED, now, failure);
                if (badAddress) {
                    var hash = suppressions.hash(mail.companyId(), letter.to());
                    suppressions.suppress(mail.companyId(), hash, SuppressionReason.BOUNCED, failure, null);
                }
            }
            case Delivery.Postponed(var failure, var serverAway) -> postpone(mail, failure, now);
        }
    }

    /// The mail could not be written; nobody was asked to take it.
    void failed(StatementMail mail) {
        postpone(mail, "The mail could not be written", clock.instant());
    }

    /// Twice as long each time, a day and a half in all.
    private void postpone(StatementMail mail, String failure, Instant now) {
        if (mail.attempts() >= MAX_ATTEMPTS) {
            notOut(mail, MailState.REFUSED, now, failure);
        } else {
            mails.postpone(mail, now.plus(Duration.ofMinutes(1L << mail.attempts())), failure);
        }
    }

    /// Finds a mail whose sender died after it was written. It may be with the customer, so it is not sent again and
    /// its link works.
    ///
    /// @return false when there is none
    boolean giveUpLost() {
        var lost = mails.lockLost(clock.instant());
        lost.ifPresent(mail -> out(mail, MailState.UNCERTAIN, clock.instant(), "The sender was stopped"));
        return lost.isPresent();
    }

    private void out(StatementMail mail, MailState state, Instant now, @Nullable String failure) {
        mails.linkHash(mail)
                .ifPresent(hash -> links.open(mail.companyId(), mail.statementId(), hash, mail.requestedBy()));
        mails.end(mail, state, now, failure);
    }

    private void notOut(StatementMail mail, MailState state, Instant now, @Nullable String failure) {
        if (mail.kind() == MailKind.REMINDER && state != MailState.NOT_NEEDED) {
            links.reminderNotReceived(mail.companyId(), mail.statementId());
        }
        mails.end(mail, state, now, failure);
    }
}
