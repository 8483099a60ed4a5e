package io.tieout.ledger.ledgerimport;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.account.OpeningOutcome;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.customerview.CustomerViewService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.PostingOutcome;
import io.tieout.ledger.ledgerimport.ImportOutcome.Made;
import io.tieout.ledger.ledgerimport.ImportedOpenItems.ImportedOpenItem;
import io.tieout.ledger.receivable.OpeningItem;
import io.tieout.ledger.receivable.OpeningItemOutcome;
import io.tieout.ledger.receivable.OpeningItemService;
import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.Refusal;
import io.tieout.platform.security.Caller;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

@Service
@Transactional
class LedgerImportService {

    /// Entries that are judged and written together: as many as a statement carries well.
    private static final int TOGETHER = 1_000;

    private final CompanyService companies;
    private final ChartService chart;
    private final JournalService journal;
    private final CustomerViewService customers;
    private final OpeningItemService openings;
    private final LedgerImportRepository imports;
    private final Clock clock;

    LedgerImportService(
            CompanyService companies,
            ChartService chart,
            JournalService journal,
            CustomerViewService customers,
            OpeningItemService openings,
            LedgerImportRepository imports,
            Clock clock) {
        this.companies = companies;
        this.chart = chart;
        this.journal = journal;
        this.customers = customers;
        this.openings = openings;
        this.imports = imports;
        this.clock = clock;
    }

    /// Does all the work of an import and takes it back.
    ImportOutcome tryOut(Caller caller, ImportOrder order, Sheet sheet) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return bringIn(caller, order, sheet);
    }

    /// Brings a file in, or throws with everything that is wrong in it.
    void run(Caller caller, ImportId id, ImportOrder order, Sheet sheet) {
        var outcome = bringIn(caller, order, sheet);
        if (order.onError() == OnError.REFUSE && !outcome.problems().isEmpty()) {
            throw new ImportRefused(id, outcome);
        }
        order.expected().requireEqual(outcome.totals());
        imports.insert(caller, id, order, sheet, ImportState.DONE, outcome);
        imports.insertMade(caller.companyId(), id, outcome.made());
    }

    /// Keeps what was found in a file of which nothing came in.
    ///
    /// @param state checked or refused
    void keepFindings(
            Caller caller, ImportId id, ImportOrder order, Sheet sheet, ImportState state, ImportOutcome outcome) {
        imports.insert(caller, id, order, sheet, state, outcome);
    }

    /// Takes everything back that an import made and that still stands.
    Reverted revert(Caller caller, ImportId id, String reason) {
        var companyId = caller.companyId();
        imports.lockCompany(companyId);
        var header = imports.lock(companyId, id).orElseThrow(() -> new ImportUnknown(id));
        if (header.state() != ImportState.DONE) {
            throw new ImportNotRevertible(id, header.state());
        }
        var made = imports.made(companyId, id);
        imports.setReverted(companyId, id, caller.id(), clock.instant(), reason);
        return switch (header.kind()) {
            case ACCOUNTS -> {
                var codes = made.stream()
                        .map(Made::account)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
                var kept = chart.removeUnused(companyId, codes);
                yield new Reverted(0, codes.size() - kept.size(), kept);
            }
            case ENTRIES -> {
                var entries = made.stream()
                        .map(Made::entry)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
                var reversals = journal.reverseAll(companyId, entries, reason, caller.id());
                yield new Reverted(reversals.size(), 0, List.of());
            }
            case OPEN_ITEMS -> {
                var items = made.stream()
                        .map(Made::invoice)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
                var reversals = openings.withdraw(companyId, items, id.value(), reason, caller.id());
                yield new Reverted(reversals.size(), 0, List.of());
            }
        };
    }

    /// @param keptAccounts those that somebody uses
    record Reverted(int reversedEntries, int removedAccounts, List<AccountCode> keptAccounts) {}

    private ImportOutcome bringIn(Caller caller, ImportOrder order, Sheet sheet) {
        var companyId = caller.companyId();
        var currency = companies.get(companyId).baseCurrency();
        imports.lockCompany(companyId);
        return switch (order.kind()) {
            case ACCOUNTS -> accounts(companyId, sheet);
            case ENTRIES -> entries(companyId, sheet, currency, caller.id());
            case OPEN_ITEMS ->
                openItems(companyId, sheet, currency, Objects.requireNonNull(order.openingDate()), caller.id());
        };
    }

    private ImportOutcome accounts(UUID companyId, Sheet sheet) {
        var read = ImportedAccounts.of(sheet.rows());
        var problems = new ArrayList<>(read.problems());
        var made = new ArrayList<Made>();
        int unchanged = 0;
        var outcomes = chart.openEach(
                companyId,
                read.sound().stream()
                        .map(ImportedAccounts.ImportedAccount::account)
                        .toList());
        for (int index = 0; index < outcomes.size(); index++) {
            var account = read.sound().get(index);
            var code = account.account().code();
            switch (outcomes.get(index)) {
                case OpeningOutcome.Opened opened -> made.add(new Made(Ids.next(), code.value(), null, code, null));
                case OpeningOutcome.Unchanged same -> unchanged++;
                case OpeningOutcome.Refused(var refusal) ->
                    problems.add(RowProblem.of(account.row(), fieldOf(refusal, "code"), refusal));
            }
        }
        return new ImportOutcome(ControlTotals.ofAccounts(made.size(), unchanged), made, problems);
    }

    private ImportOutcome entries(UUID companyId, Sheet sheet, Currency currency, UUID by) {
        var read = ImportedEntries.of(companyId, sheet.rows(), currency, by);
        var problems = new ArrayList<>(read.problems());
        var before = imports.importedNumbers(
                companyId,
                read.sound().stream().map(ImportedEntries.ImportedEntry::number).toList());
        var fresh = new ArrayList<ImportedEntries.ImportedEntry>();
        for (var entry : read.sound()) {
            if (before.contains(entry.number())) {
                problems.add(new RowProblem(
                        entry.rows().getFirst().line(), "entryNumber", "came in with an earlier import"));
            } else {
                fresh.add(entry);
            }
        }
        var made = new ArrayList<Made>();
        var posted = new ArrayList<EntryDraft>();
        for (int from = 0; from < fresh.size(); from += TOGETHER) {
            var some = fresh.subList(from, Math.min(from + TOGETHER, fresh.size()));
            var outcomes = journal.postEach(
                    some.stream().map(ImportedEntries.ImportedEntry::draft).toList());
            for (int index = 0; index < some.size(); index++) {
                var entry = some.get(index);
                switch (outcomes.get(index)) {
                    case PostingOutcome.Posted done -> {
                        posted.add(entry.draft());
                        made.add(new Made(
                                Objects.requireNonNull(entry.draft().sourceId()),
                                entry.number(),
                                done.id(),
                                null,
                                null));
                    }
                    case PostingOutcome.Refused(var refusal) -> problems.add(entry.problem(refusal));
                }
            }
        }
        return new ImportOutcome(ControlTotals.of(posted, currency), made, problems);
    }

    private ImportOutcome openItems(UUID companyId, Sheet sheet, Currency currency, LocalDate openingDate, UUID by) {
        var read = ImportedOpenItems.of(sheet.rows(), currency);
        var problems = new ArrayList<>(read.problems());
        var whose = new Customers(companyId, read.sound());
        var items = new ArrayList<OpeningItem>();
        var rows = new ArrayList<SheetRow>();
        for (var item : read.sound()) {
            var customerId = whose.find(item);
            if (customerId == null) {
                problems.add(new RowProblem(
                        item.row().line(),
                        item.customerId() == null ? "customerNumber" : "customerId",
                        "is no customer that the ledger knows"));
                continue;
            }
            rows.add(item.row());
            items.add(new OpeningItem(
                    customerId, item.invoiceNumber(), item.invoiceDate(), item.dueDate(), openingDate, item.open()));
        }
        var made = new ArrayList<Made>();
        var posted = new ArrayList<EntryDraft>();
        var outcomes = openings.takeEach(companyId, items, by);
        var receivable = chart.byRole(companyId, AccountRole.RECEIVABLE);
        var opening = chart.byRole(companyId, AccountRole.OPENING_BALANCE);
        for (int index = 0; index < items.size(); index++) {
            var item = items.get(index);
            switch (outcomes.get(index)) {
                case OpeningItemOutcome.Taken(var invoiceId, var entryId) -> {
                    posted.add(totalled(companyId, item, entryId, receivable, opening));
                    made.add(new Made(Ids.next(), item.externalNumber(), entryId, null, invoiceId));
                }
                case OpeningItemOutcome.Refused(var refusal) ->
                    problems.add(RowProblem.of(rows.get(index), fieldOf(refusal, "invoiceNumber"), refusal));
            }
        }
        return new ImportOutcome(ControlTotals.of(posted, currency), made, problems);
    }

    /// What an open item moved, for the control totals.
    private static EntryDraft totalled(
            UUID companyId, OpeningItem item, EntryId entryId, AccountCode receivable, AccountCode opening) {
        return new EntryDraft(
                entryId,
                companyId,
                item.openingDate(),
                item.invoiceDate(),
                EntrySource.INVOICE,
                null,
                item.externalNumber(),
                null,
                List.of(LineDraft.debit(receivable, item.open()), LineDraft.credit(opening, item.open())));
    }

    private static String fieldOf(Refusal refusal, String otherwise) {
        return refusal.errors().isEmpty()
                ? otherwise
                : refusal.errors().getFirst().pointer().replaceFirst("^/", "");
    }

    /// The customers that a file names, looked up together.
    private final class Customers {

        private final Set<UUID> known;
        private final Map<String, UUID> byNumber;

        Customers(UUID companyId, List<ImportedOpenItem> items) {
            this.known = customers.known(
                    companyId,
                    items.stream()
                            .map(ImportedOpenItem::customerId)
                            .filter(Objects::nonNull)
                            .map(Objects::requireNonNull)
                            .collect(Collectors.toSet()));
            this.byNumber = customers.byNumber(
                    companyId,
                    items.stream()
                            .map(ImportedOpenItem::customerNumber)
                            .filter(Objects::nonNull)
                            .map(Objects::requireNonNull)
                            .collect(Collectors.toSet()));
        }

        @Nullable
        UUID find(ImportedOpenItem item) {
            var id = item.customerId();
            if (id != null) {
                return known.contains(id) ? id : null;
            }
            return byNumber.get(Objects.requireNonNull(item.customerNumber()));
        }
    }
}
