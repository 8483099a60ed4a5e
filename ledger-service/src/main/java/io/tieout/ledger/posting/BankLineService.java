package io.tieout.ledger.posting;

import io.tieout.ledger.account.BankAccounts;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.period.PeriodModule;
import io.tieout.ledger.period.PeriodService;
import io.tieout.platform.event.DependencyMissing;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Posts bank lines. Works below a savepoint: a refusal takes back what was written, and its answer can
/// still be given in the transaction of the event.
@Service
@Transactional(propagation = Propagation.NESTED)
class BankLineService {

    private final ChartService chart;
    private final PeriodService periods;
    private final JournalService journal;
    private final BankLineRepository lines;
    private final PostingPublisher publisher;
    private final ForeignBankLineService foreignLines;

    BankLineService(
            ChartService chart,
            PeriodService periods,
            JournalService journal,
            BankLineRepository lines,
            PostingPublisher publisher,
            ForeignBankLineService foreignLines) {
        this.foreignLines = foreignLines;
        this.chart = chart;
        this.periods = periods;
        this.journal = journal;
        this.lines = lines;
        this.publisher = publisher;
    }

    /// Posts each line that is not in the books yet, and answers with all of them.
    void post(BankLineChunk chunk) {
        var accounts = chart.findBankAccounts(chunk.companyId(), chunk.bankAccountId())
                .orElseThrow(() -> new DependencyMissing("bank account " + chunk.bankAccountId()));
        var posted = byId(lines.find(
                chunk.companyId(), chunk.lines().stream().map(BankLine::lineId).toList()));
        var fresh = chunk.lines().stream()
                .filter(line -> !posted.containsKey(line.lineId()))
                .toList();
        if (!fresh.isEmpty()) {
            var written = write(chunk, fresh, accounts);
            lines.insert(chunk, written);
            posted.putAll(byId(written));
        }
        publisher.posted(
                chunk,
                chunk.lines().stream().map(line -> posted.get(line.lineId())).toList());
    }

    /// Answers that none of the lines is in the books.
    void refuse(UUID companyId, UUID statementId, int chunk, UUID bankAccountId, Refusal refusal) {
        publisher.refused(companyId, statementId, chunk, bankAccountId, refusal);
    }

    private List<PostedBankLine> write(BankLineChunk chunk, List<BankLine> fresh, BankAccounts accounts) {
        // The booking date, or the first open day when its month is closed.
        var dates = periods.firstOpenDays(
                chunk.companyId(),
                fresh.stream().map(BankLine::bookingDate).collect(Collectors.toSet()),
                EnumSet.of(PeriodModule.CASH));
        var worths = foreignLines.worths(chunk.companyId(), accounts.bank(), fresh);
        var drafts = new ArrayList<EntryDraft>();
        for (int index = 0; index < fresh.size(); index++) {
            var line = fresh.get(index);
            var date = Objects.requireNonNull(dates.get(line.bookingDate()));
            drafts.add(entry(chunk, line, worths.get(index), accounts, date));
        }
        var entries = journal.postAll(drafts);
        var written = new ArrayList<PostedBankLine>();
        for (int index = 0; index < fresh.size(); index++) {
            var line = fresh.get(index);
            written.add(new PostedBankLine(
                    chunk.companyId(),
                    line.lineId(),
                    chunk.bankAccountId(),
                    line.bookingDate(),
                    Objects.requireNonNull(dates.get(line.bookingDate())),
                    line.amount(),
                    worths.get(index),
                    entries.get(index),
                    null));
        }
        return written;
    }

    private static EntryDraft entry(
            BankLineChunk chunk, BankLine line, Money worth, BankAccounts accounts, LocalDate date) {
        boolean in = line.amount().isPositive();
        var debit = LineDraft.debit(in ? accounts.bank() : accounts.clearing(), worth.abs());
        var credit = LineDraft.credit(in ? accounts.clearing() : accounts.bank(), worth.abs());
        var entryLines = List.of(
                ForeignBankLineService.inCurrency(debit, line.amount(), worth),
                ForeignBankLineService.inCurrency(credit, line.amount(), worth));
        return new EntryDraft(
                EntryId.next(),
                chunk.companyId(),
                date,
                line.bookingDate(),
                EntrySource.BANK_LINE,
                line.lineId(),
                "Line of a bank statement",
                null,
                entryLines);
    }

    private static Map<UUID, PostedBankLine> byId(List<PostedBankLine> lines) {
        return lines.stream()
                .collect(Collectors.toMap(
                        PostedBankLine::lineId, Function.identity(), (one, other) -> one, HashMap::new));
    }
}
