package io.tieout.reconciliation.confirmation;

import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.reconciliation.accountstatement.AccountStatement;
import io.tieout.reconciliation.accountstatement.AccountStatementQueries;
import io.tieout.reconciliation.accountstatement.AccountStatementService;
import io.tieout.reconciliation.accountstatement.StatementContent;
import io.tieout.reconciliation.accountstatement.StatementStatus;
import io.tieout.reconciliation.publicpage.LinkToken;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Gives links away, takes answers, and says what silence means.
@Service
@Transactional
class ConfirmationService {

    private final ConfirmationRepository confirmations;
    private final AccountStatementService statements;
    private final AccountStatementQueries contents;
    private final StatementAnswerPublisher publisher;
    private final List<RemindersObserver> observers;
    private final Clock clock;

    ConfirmationService(
            ConfirmationRepository confirmations,
            AccountStatementService statements,
            AccountStatementQueries contents,
            StatementAnswerPublisher publisher,
            List<RemindersObserver> observers,
            Clock clock) {
        this.confirmations = confirmations;
        this.statements = statements;
        this.contents = contents;
        this.publisher = publisher;
        this.observers = List.copyOf(observers);
        this.clock = clock;
    }

    /// A new link; the one before works no more. The customer's silence goes on if that one still worked.
    NewLink link(UUID companyId, UUID statementId, UUID createdBy) {
        var statement = statements.lock(companyId, statementId);
        if (!statement.status().isOpen()) {
            throw new StatementAlreadyAnswered(statement.status());
        }
        var token = LinkToken.random();
        return new NewLink(token, open(statement, token.hash(), createdBy));
    }

    /// Lets a link work that the customer has been sent, unless the statement was answered meanwhile.
    void open(UUID companyId, UUID statementId, byte[] tokenHash, UUID createdBy) {
        var statement = statements.lock(companyId, statementId);
        if (statement.status().isOpen()) {
            open(statement, tokenHash, createdBy);
        }
    }

    /// The last reminder did not reach the customer: its silence says nothing.
    void reminderNotReceived(UUID companyId, UUID statementId) {
        confirmations.takeReminderBack(companyId, statementId);
    }

    private ConfirmationLink open(AccountStatement statement, byte[] tokenHash, UUID createdBy) {
        var companyId = statement.companyId();
        var statementId = statement.statementId();
        var now = clock.instant();
        var silence = confirmations
                .silence(companyId, statementId, now)
                .orElseGet(() -> new ConfirmationRepository.Silence(now, 0, null));
        confirmations.close(companyId, statementId, now);
        var link = new ConfirmationLink(
                companyId,
                Ids.next(),
                statementId,
                now,
                now.plus(Duration.ofDays(policy(companyId).linkDays())));
        confirmations.insert(link, silence, tokenHash, createdBy);
        if (statement.status() == StatementStatus.ISSUED) {
            statements.become(statement, StatementStatus.SENT);
        }
        return link;
    }

    /// @param token known to nobody else
    record NewLink(LinkToken token, ConfirmationLink link) {}

    /// What the link opens; empty for every token that opens nothing, whatever the reason.
    Optional<StatementContent> open(LinkToken token) {
        return confirmations
                .find(token.hash(), clock.instant())
                .map(link -> contents.content(link.companyId(), link.statementId()));
    }

    /// Takes the one answer to a statement.
    ///
    /// @param disputed numbers of the lines that are not confirmed
    /// @return empty when the token opens nothing, or lines are named that are not on its statement
    Optional<AnswerOutcome> answer(
            LinkToken token, Set<Integer> disputed, @Nullable String reason, @Nullable SentFile file) {
        var now = clock.instant();
        var found = confirmations.find(token.hash(), now);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var companyId = found.get().companyId();
        var statement = statements.lock(companyId, found.get().statementId());
        // Once more under the lock: of two answers at the same time one is the first.
        var link = confirmations.find(token.hash(), now);
        var content = contents.content(companyId, statement.statementId());
        var lines = content.lines().stream()
                .filter(line -> disputed.contains(line.number()))
                .map(line -> new DisputedLine(line.number(), line.itemId(), line.amount()))
                .toList();
        if (link.isEmpty() || lines.size() != disputed.size()) {
            return Optional.empty();
        }
        var outcome = AnswerOutcome.of(content.lines().size(), lines.size());
        var linkId = link.get().linkId();
        boolean first = answered(
                statement,
                linkId,
                new StatementAnswer(companyId, statement.statementId(), linkId, outcome, reason, now, lines),
                file);
        return first ? Optional.of(outcome) : Optional.empty();
    }

    /// @return false when the link works no more: another one is there, or the customer was erased
    private boolean answered(AccountStatement statement, UUID linkId, StatementAnswer answer, @Nullable SentFile file) {
        if (!confirmations.use(answer.companyId(), linkId, answer.answeredAt())) {
            return false;
        }
        confirmations.insert(answer, file);
        statements.become(statement, answer.outcome().status());
        publisher.answered(statement, answer);
        return true;
    }

    /// Reminds of statements, or takes silence for consent.
    ///
    /// @return how many
    int hearSilence(int limit) {
        var silent = confirmations.silent(clock.instant(), limit);
        for (var quiet : silent) {
            var statement = statements.lock(quiet.companyId(), quiet.statementId());
            if (statement.status() != StatementStatus.SENT && statement.status() != StatementStatus.REMINDED) {
                continue;
            }
            if (quiet.consents()) {
                var answer = new StatementAnswer(
                        quiet.companyId(),
                        quiet.statementId(),
                        null,
                        AnswerOutcome.DEEMED_CONFIRMED,
                        null,
                        clock.instant(),
                        List.of());
                answered(statement, quiet.linkId(), answer, null);
            } else if (confirmations.remind(quiet, clock.instant())) {
                if (statement.status() == StatementStatus.SENT) {
                    statements.become(statement, StatementStatus.REMINDED);
                }
                observers.forEach(observer -> observer.reminded(quiet.companyId(), quiet.statementId()));
            }
        }
        return silent.size();
    }

    /// Lines for which a dispute is to be opened, the oldest answer first.
    List<WaitingDispute> waitingDisputes(int limit) {
        return confirmations.waitingDisputes(limit);
    }

    void dispute(WaitingDispute line, DisputedLines opener) {
        if (confirmations.lockWaiting(line)) {
            confirmations.setDispute(
                    line, opener.open(line.companyId(), line.itemId(), line.amount(), line.reason()), null);
        }
    }

    void keepRefusal(WaitingDispute line, String code) {
        if (confirmations.lockWaiting(line)) {
            confirmations.setDispute(line, null, code);
        }
    }

    StatementAnswer answer(UUID companyId, UUID statementId) {
        contents.get(companyId, statementId);
        return confirmations
                .findAnswer(companyId, statementId)
                .orElseThrow(() -> new StatementNotAnswered(statementId));
    }

    Optional<SentFile> file(UUID companyId, UUID statementId) {
        return confirmations.findFile(companyId, statementId);
    }

    boolean hasFile(UUID companyId, UUID statementId) {
        return confirmations.hasFile(companyId, statementId);
    }

    ConfirmationPolicy policy(UUID companyId) {
        return confirmations.findPolicy(companyId).orElseGet(() -> ConfirmationPolicy.usual(companyId));
    }

    /// @param wanted its version is the one after that which the caller has seen
    ConfirmationPolicy setPolicy(ConfirmationPolicy wanted) {
        if (!confirmations.put(wanted.requireFair())) {
            throw new StaleVersion(
                    wanted.version() - 1, policy(wanted.companyId()).version());
        }
        return wanted;
    }

    void erase(UUID companyId, UUID customerId) {
        confirmations.erase(companyId, customerId, clock.instant());
    }
}
