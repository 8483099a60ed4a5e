package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankaccount.BankAccountNotFound;
import io.tieout.reconciliation.bankaccount.BankAccountQueries;
import io.tieout.reconciliation.statementfile.Finding;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records statements, each whole or not at all.
@Service
@Transactional
class BankStatementService {

    /// Five chunks at a time: little memory, few round trips.
    private static final int BATCH = 5 * Chunks.SIZE;

    private final BankStatementRepository statements;
    private final BankAccountQueries accounts;
    private final BankStatementPublisher publisher;
    private final Clock clock;

    BankStatementService(
            BankStatementRepository statements,
            BankAccountQueries accounts,
            BankStatementPublisher publisher,
            Clock clock) {
        this.statements = statements;
        this.accounts = accounts;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// @param decision what a person said of lines of this statement that look known
    /// @param progress hears how many lines of the statement are through
    RecordingOutcome record(
            Origin origin, RecordableStatement statement, @Nullable DoubtDecision decision, IntConsumer progress) {
        var account = statement.account();
        // One writer an account: two files with the same lines must see each other.
        if (accounts.lock(account.companyId(), account.bankAccountId()).isEmpty()) {
            throw new BankAccountNotFound(account.bankAccountId());
        }
        var before = statements.find(account.companyId(), account.bankAccountId(), statement.fingerprint());
        if (before.isPresent()) {
            return known(origin, statement, before.get());
        }
        var hashes = statement.lines().stream()
                .map(RecordableLine::contentHash)
                .distinct()
                .toList();
        var recorded = statements.occurrences(account.companyId(), account.bankAccountId(), hashes);
        long unstated = unstatedMinor(statement);
        var lines = NewLines.among(statement, recorded, heldMinor(statement), unstated);
        var alike = alike(origin, statement, lines, unstated);
        if (!alike.doubtful().isEmpty()) {
            var settled = withoutOtherForms(statement, lines, alike, decision);
            if (settled == null) {
                return RecordingOutcome.doubtful(doubtful(statement, alike.doubtful()));
            }
            lines = settled;
        }
        store(origin, statement, lines, progress);
        return new RecordingOutcome(
                RecordingOutcome.Kind.RECORDED,
                lines.entries().size(),
                statement.statement().lines().size() - lines.entries().size(),
                warnings(statement, lines));
    }

    private void store(Origin origin, RecordableStatement statement, NewLines lines, IntConsumer progress) {
        var statementId = Ids.next();
        statements.insert(statementId, origin, statement, lines, clock.instant());
        var batch = new ArrayList<NumberedLine>(BATCH);
        int lineNo = 0;
        for (var entry : lines.entries()) {
            batch.add(new NumberedLine(Ids.next(), ++lineNo, entry));
            if (batch.size() == BATCH || lineNo == lines.entries().size()) {
                statements.insertLines(statementId, statement, batch);
                publisher.recorded(statement.account(), statementId, batch);
                batch.clear();
                progress.accept(lineNo);
            }
        }
    }

    /// The statement came before: by this very job before a crash, or by an earlier file.
    private static RecordingOutcome known(
            Origin origin, RecordableStatement statement, BankStatementRepository.Recorded before) {
        boolean resumed = before.importId().equals(origin.importId())
                && before.importIndex() == statement.statement().index();
        if (resumed) {
            return new RecordingOutcome(
                    RecordingOutcome.Kind.RECORDED, before.linesRecorded(), before.linesSkipped(), List.of());
        }
        return new RecordingOutcome(
                RecordingOutcome.Kind.REPEATED,
                0,
                statement.statement().lines().size(),
                List.of(notice(statement, "statement-repeated", "The statement is recorded already; nothing is new")));
    }

    /// Two forms of one statement differ in every text. What has its day and amount in another form is left out if
    /// the balances prove that it is there already; where nothing proves it, a person says which lines are new.
    ///
    /// @return null when a person has to, and has not said it of exactly these lines
    private @Nullable NewLines withoutOtherForms(
            RecordableStatement statement, NewLines lines, Alike alike, @Nullable DoubtDecision decision) {
        var rest = alike.withoutThem();
        if (rest != null && closingDate(statement) != null && Objects.equals(rest.gapMinor(), 0L)) {
            return rest;
        }
        return decision == null || decision.lines() != alike.doubtful().size()
                ? null
                : lines.leavingOut(decision.known(alike.doubtful()));
    }

    /// New lines that look like recorded ones.
    ///
    /// @param withoutThem the statement without as many lines as are there; null when it is there as a whole
    private record Alike(
            List<NewLines.Entry> doubtful, @Nullable NewLines withoutThem) {}

    private Alike alike(Origin origin, RecordableStatement statement, NewLines lines, long unstated) {
        if (lines.entries().isEmpty()) {
            return new Alike(List.of(), null);
        }
        var days = lines.entries().stream()
                .map(entry -> entry.line().line().bookingDate())
                .toList();
        var first = Collections.min(days);
        var last = Collections.max(days);
        if (lines.known() == 0 && statements.hasSameFigures(statement, first, last)) {
            return new Alike(lines.entries(), null);
        }
        var gap = lines.gapMinor();
        // By stated balances alone: of lines without one it is asked whether they are these.
        boolean proved = gap != null && gap + unstated == 0;
        var others = statements.inOtherForms(origin, statement, first, last, proved);
        return new Alike(lines.alike(others.keySet()), lines.without(others));
    }

    private DoubtfulLines doubtful(RecordableStatement statement, List<NewLines.Entry> entries) {
        var shown = entries.size() > DoubtfulLines.SHOWN ? entries.subList(0, DoubtfulLines.SHOWN) : entries;
        var recorded = statements.recordedOn(
                statement.account().companyId(),
                statement.account().bankAccountId(),
                shown.stream()
                        .map(entry -> NewLines.DayAndAmount.of(entry.line()))
                        .distinct()
                        .toList());
        return new DoubtfulLines(
                statement.statement().index(),
                statement.account().currency().getCurrencyCode(),
                entries.size(),
                shown.stream()
                        .map(entry -> new DoubtfulLines.Line(
                                entry.line().number(),
                                entry.line().line().bookingDate(),
                                entry.line().amountMinor(),
                                entry.line().line().counterpartyName(),
                                entry.line().line().remittance(),
                                recorded.getOrDefault(NewLines.DayAndAmount.of(entry.line()), List.of())))
                        .toList());
    }

    /// What lines that came without a balance have added since the newest one. It counts in a gap, here as in
    /// [BankStatementQueries#gaps].
    private long unstatedMinor(RecordableStatement statement) {
        var account = statement.account();
        var until = closingDate(statement);
        return until == null ? 0 : statements.unstatedMinor(account.companyId(), account.bankAccountId(), until);
    }

    private long heldMinor(RecordableStatement statement) {
        var account = statement.account();
        var until = closingDate(statement);
        return until == null
                ? account.openingMinor()
                : statements
                        .heldMinor(account.companyId(), account.bankAccountId(), until)
                        .orElse(account.openingMinor());
    }

    private static @Nullable LocalDate closingDate(RecordableStatement statement) {
        var closing = statement.statement().closing();
        return closing == null ? null : closing.date();
    }

    private static List<Finding> warnings(RecordableStatement statement, NewLines lines) {
        var warnings = new ArrayList<Finding>();
        if (lines.known() > 0) {
            warnings.add(
                    notice(statement, "lines-known", lines.known() + " lines are recorded already and were skipped"));
        }
        if (statement.earlierLines() > 0) {
            warnings.add(notice(
                    statement,
                    "lines-before-opening",
                    statement.earlierLines() + " lines are before the account's opening date and were skipped"));
        }
        if (statement.zeroLines() > 0) {
            warnings.add(notice(statement, "zero-lines", statement.zeroLines() + " lines over nothing were skipped"));
        }
        var gap = lines.gapMinor();
        if (gap != null && gap != statement.imbalanceMinor()) {
            warnings.add(new Finding(
                    Finding.Severity.WARNING,
                    "statement-gap",
                    "The statement does not go on where the account stood: a difference of "
                            + amount(gap - statement.imbalanceMinor(), statement),
                    statement.position()));
        }
        return warnings;
    }

    private static String amount(long minor, RecordableStatement statement) {
        return Money.ofMinor(minor, statement.account().currency()).toString();
    }

    private static Finding notice(RecordableStatement statement, String code, String detail) {
        return new Finding(Finding.Severity.NOTICE, code, detail, statement.position());
    }
}
