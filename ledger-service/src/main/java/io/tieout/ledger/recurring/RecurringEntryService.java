package io.tieout.ledger.recurring;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.PostingOutcome;
import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class RecurringEntryService {

    /// Runs that one request posts at most.
    private static final int MAX_RUNS = 200;

    private final RecurringEntryRepository entries;
    private final JournalService journal;
    private final CompanyService companies;
    private final Clock clock;

    RecurringEntryService(
            RecurringEntryRepository entries, JournalService journal, CompanyService companies, Clock clock) {
        this.entries = entries;
        this.journal = journal;
        this.companies = companies;
        this.clock = clock;
    }

    /// The first run is judged at once: what cannot be posted should not wait for its date to say so.
    RecurringEntry create(RecurringEntry entry) {
        companies.get(entry.companyId());
        var first = entry.rule().firstDate();
        journal.refusalOf(entry.entry(Ids.next(), first, first)).ifPresent(refusal -> {
            throw refusal;
        });
        entries.insert(entry);
        return entry;
    }

    RecurringEntry get(UUID companyId, RecurringEntryId id) {
        return entries.find(companyId, id).orElseThrow(() -> new RecurringEntryUnknown(id));
    }

    RecurringEntry change(RecurringEntry before, ChangeRecurringEntryRequest changes) {
        var after = before.changed(changes.text(), changes.active(), changes.lastDate(), changes.maxRuns());
        if (after.rule().lastDate() != null
                && after.rule().lastDate().isBefore(after.rule().firstDate())) {
            throw new RecurrenceUnfit("/lastDate", "must not be before the first date");
        }
        if (!entries.update(after)) {
            throw new StaleVersion(
                    before.version(), get(before.companyId(), before.id()).version());
        }
        return after;
    }

    /// Those of all companies whose next date has come where they are.
    List<DueEntry> due(int limit) {
        var today = new HashMap<UUID, LocalDate>();
        // A day ahead, because somewhere it is tomorrow already; each company's own calendar decides then.
        return entries.due(LocalDate.now(clock).plusDays(1), limit).stream()
                .filter(due -> !due.nextDate().isAfter(today.computeIfAbsent(due.companyId(), this::today)))
                .toList();
    }

    /// Posts the next run of an entry, unless another replica is at it.
    ///
    /// @return whether there may be more
    boolean runNext(DueEntry due) {
        var found = entries.lockOrSkip(due.companyId(), due.id());
        return found.isPresent() && run(found.get(), today(due.companyId())).isPresent();
    }

    /// Posts what is due up to a date, of one entry or of all.
    RunsResponse run(UUID companyId, @Nullable RecurringEntryId id, LocalDate through) {
        requireInRange(through, "through");
        if (through.isAfter(today(companyId).plusYears(1))) {
            throw RecurrenceUnfit.tooFarAway();
        }
        if (id != null) {
            get(companyId, id);
        }
        var runs = new ArrayList<RecurringRunResponse>();
        for (var dueId : entries.due(companyId, id, through, MAX_RUNS)) {
            var next = entries.lock(companyId, dueId);
            while (next.isPresent() && runs.size() < MAX_RUNS) {
                var run = run(next.get(), through);
                run.ifPresent(done -> runs.add(RecurringRunResponse.from(done)));
                next = run.isPresent() ? entries.find(companyId, dueId) : Optional.empty();
            }
        }
        return new RunsResponse(runs, runs.size() < MAX_RUNS);
    }

    /// Posts a run that the books had refused.
    RecurringRun retry(UUID companyId, RecurringEntryId id, int number, @Nullable LocalDate effectiveDate, UUID by) {
        var run = lockException(companyId, id, number);
        var date = effectiveDate == null ? run.dueDate() : requireInRange(effectiveDate, "/effectiveDate");
        var entryId = journal.post(get(companyId, id).entry(run.id(), run.dueDate(), date));
        var settled = run.settled(date, entryId, by);
        entries.updateRun(settled);
        return settled;
    }

    /// Decides that there is no entry for this date.
    RecurringRun skip(UUID companyId, RecurringEntryId id, int number, String reason, UUID by) {
        var skipped = lockException(companyId, id, number).skipped(reason, by);
        entries.updateRun(skipped);
        return skipped;
    }

    private RecurringRun lockException(UUID companyId, RecurringEntryId id, int number) {
        var run = entries.lockRun(companyId, id, number).orElseThrow(() -> new RecurringEntryUnknown(id, number));
        if (run.state() != RunState.EXCEPTION) {
            throw new RunSettled(run);
        }
        return run;
    }

    /// The row of the entry is locked: of two who are at it, the second one finds the next date.
    private Optional<RecurringRun> run(RecurringEntry entry, LocalDate through) {
        var date = entry.nextDate();
        if (!entry.active() || date == null || date.isAfter(through)) {
            return Optional.empty();
        }
        var runId = Ids.next();
        var draft = entry.entry(runId, date, date);
        var run =
                switch (journal.postEach(List.of(draft)).getFirst()) {
                    case PostingOutcome.Posted posted -> RecurringRun.posted(entry, runId, date, posted.id());
                    case PostingOutcome.Refused(var refusal) -> RecurringRun.refused(entry, runId, date, refusal);
                };
        entries.insertRun(run);
        entries.update(entry.afterRun());
        return Optional.of(run);
    }

    private LocalDate today(UUID companyId) {
        return companies.find(companyId).map(company -> company.today(clock)).orElse(LocalDate.MIN);
    }
}
