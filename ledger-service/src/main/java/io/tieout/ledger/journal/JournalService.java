package io.tieout.ledger.journal;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.balance.BalanceService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.company.CompanyUnknown;
import io.tieout.ledger.limit.AccountHoldService;
import io.tieout.ledger.limit.AccountLimitService;
import io.tieout.ledger.limit.HoldId;
import io.tieout.ledger.period.FiscalYear;
import io.tieout.ledger.period.PeriodModule;
import io.tieout.ledger.period.PeriodService;
import io.tieout.ledger.period.PeriodState;
import io.tieout.platform.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Posts and reverses, inside the caller's transaction.
@Service
@Transactional
public class JournalService {

    private final JournalRepository journal;
    private final CompanyService companies;
    private final ChartService chart;
    private final PeriodService periods;
    private final BalanceService balances;
    private final List<PostingGuard> guards;
    private final AccountLimitService limits;
    private final AccountHoldService holds;

    JournalService(
            JournalRepository journal,
            CompanyService companies,
            ChartService chart,
            PeriodService periods,
            BalanceService balances,
            List<PostingGuard> guards,
            AccountLimitService limits,
            AccountHoldService holds) {
        this.journal = journal;
        this.companies = companies;
        this.chart = chart;
        this.periods = periods;
        this.balances = balances;
        this.guards = List.copyOf(guards);
        this.limits = limits;
        this.holds = holds;
    }

    /// Posts an entry or refuses it.
    ///
    /// @return the entry that stands for the fact: the draft's id, or the id of the entry that was posted for the
    /// same source and source id before
    public EntryId post(EntryDraft draft) {
        return postAll(List.of(draft)).getFirst();
    }

    /// Posts all of them or refuses all, with a few statements however many they are. They may belong to several
    /// companies.
    ///
    /// @return in the order of the drafts, the entry that stands for each fact
    public List<EntryId> postAll(List<EntryDraft> drafts) {
        var refusals = judge(drafts);
        for (var refusal : refusals) {
            if (refusal != null) {
                throw refusal;
            }
        }
        var ids = new ArrayList<EntryId>();
        for (var outcome : write(drafts, refusals)) {
            switch (outcome) {
                case PostingOutcome.Posted posted -> ids.add(posted.id());
                case PostingOutcome.Refused refused -> throw refused.refusal();
            }
        }
        return ids;
    }

    /// Why an entry would be refused, without posting it. What speaks against it now need not later.
    public Optional<Refusal> refusalOf(EntryDraft draft) {
        return Optional.ofNullable(judge(List.of(draft)).getFirst());
    }

    /// The same of many, with a few statements however many they are: those that would be refused.
    public Map<EntryId, Refusal> refusalsOf(List<EntryDraft> drafts) {
        var refusals = judge(drafts);
        var refused = new HashMap<EntryId, Refusal>();
        for (int index = 0; index < drafts.size(); index++) {
            var refusal = refusals.get(index);
            if (refusal != null) {
                refused.put(drafts.get(index).id(), refusal);
            }
        }
        return refused;
    }

    /// Entries that are in the books, with their lines.
    public List<EntryDraft> posted(UUID companyId, Collection<EntryId> ids) {
        return journal.findAll(companyId, ids);
    }

    /// Why an entry could not be taken back on that day.
    public Optional<Refusal> refusalOfReversal(UUID companyId, EntryId entryId, LocalDate date, String reason) {
        var entry = journal.find(companyId, entryId).orElseThrow(() -> new EntryNotFound(entryId));
        return refusalOf(entry.takenBack(date, reason, null));
    }

    /// Whether an active reversal of the entry stands.
    public boolean isReversed(UUID companyId, EntryId entryId) {
        return journal.hasActiveReversal(companyId, entryId);
    }

    /// Those of the entries that an active reversal takes back.
    public Set<EntryId> reversed(UUID companyId, Collection<EntryId> entryIds) {
        return journal.withActiveReversal(companyId, entryIds);
    }

    /// Posts an entry from what a hold reserves for it.
    EntryId postHeld(HoldId hold, EntryDraft draft, UUID by) {
        // The periods before the limit of the account, as every posting: else two of them could wait for each other.
        periods.lock(draft.companyId(), months(List.of(draft)));
        holds.use(draft.companyId(), hold, draft.id().value(), draft.movements(), by);
        return post(draft);
    }

    /// Posts those that are right and says of the others why not.
    public List<PostingOutcome> postEach(List<EntryDraft> drafts) {
        return write(drafts, judge(drafts));
    }

    /// Posts all, or refuses with everything that is wrong in any of them.
    List<PostingOutcome> postAllOrNone(List<EntryDraft> drafts) {
        var refusals = judge(drafts);
        if (refusals.stream().anyMatch(Objects::nonNull)) {
            throw new BatchRefused(refusals);
        }
        return write(drafts, refusals);
    }

    /// Takes an entry back. Refused with `already-reversed` while an active reversal of it stands; a reversal that
    /// was reversed itself is no longer active.
    ///
    /// @param date the accounting date; its period must be open
    /// @param reversedBy the user or client who asked for it, none when an event did
    public Reversal reverse(UUID companyId, EntryId entryId, LocalDate date, String reason, @Nullable UUID reversedBy) {
        var entry = journal.find(companyId, entryId).orElseThrow(() -> new EntryNotFound(entryId));
        if (journal.hasActiveReversal(companyId, entryId)) {
            throw new AlreadyReversed(entryId);
        }
        var reversal = new Reversal(post(entry.takenBack(date, reason, reversedBy)), entryId, date, reason);
        try {
            journal.insertReversal(companyId, reversal);
            // What this entry had taken back counts again, and so on along the chain.
            var link = Optional.of(entryId);
            for (boolean active = false; link.isPresent(); active = !active) {
                link = journal.setReversalActive(companyId, link.get(), active);
            }
        } catch (DuplicateKeyException e) {
            throw new AlreadyReversed(entryId);
        }
        return reversal;
    }

    /// Takes entries back that take nothing back themselves, each on its own date or the first open day after it.
    /// Those with an active reversal stay as they are.
    ///
    /// @return the reversals
    public List<Reversal> reverseAll(UUID companyId, Collection<EntryId> ids, String reason, UUID reversedBy) {
        var reversed = journal.withActiveReversal(companyId, ids);
        var standing = journal.findAll(companyId, ids).stream()
                .filter(entry -> !reversed.contains(entry.id()))
                .toList();
        if (standing.isEmpty()) {
            return List.of();
        }
        var firstOpen = new TreeMap<YearMonth, LocalDate>();
        standing.forEach(entry -> firstOpen.computeIfAbsent(
                YearMonth.from(entry.effectiveDate()), month -> periods.firstOpenDay(companyId, month.atDay(1))));
        var drafts = new ArrayList<EntryDraft>();
        var reversals = new ArrayList<Reversal>();
        for (var entry : standing) {
            var month = YearMonth.from(entry.effectiveDate());
            var open = Objects.requireNonNull(firstOpen.get(month));
            var date = YearMonth.from(open).equals(month) ? entry.effectiveDate() : open;
            var draft = entry.takenBack(date, reason, reversedBy);
            drafts.add(draft);
            reversals.add(new Reversal(draft.id(), entry.id(), date, reason));
        }
        postAll(drafts);
        try {
            journal.insertReversals(companyId, reversals);
        } catch (DuplicateKeyException e) {
            throw new AlreadyReversed(reversals.getFirst().reversedEntryId());
        }
        return reversals;
    }

    /// A reversal asked for by a person: an entry behind a document or a bank line is taken back through that
    /// document, else sub-ledger and control account would part.
    ///
    /// @param date none: the entry's own date, or the first open day after it
    Reversal reverseByHand(UUID companyId, EntryId entryId, @Nullable LocalDate date, String reason, UUID reversedBy) {
        var entry = journal.find(companyId, entryId).orElseThrow(() -> new EntryNotFound(entryId));
        var root = journal.rootSources(companyId, List.of(entryId.value())).get(entryId.value());
        if (root != null && root.isOfForeignItems()) {
            throw EntryRefused.keptByForeignItem(entryId);
        }
        var accounts = chart.find(companyId, codes(List.of(entry)));
        for (int line = 0; line < entry.lines().size(); line++) {
            var code = entry.lines().get(line).account();
            if (Objects.requireNonNull(accounts.get(code)).control()) {
                throw EntryRefused.controlAccount(line, code);
            }
        }
        var day = date == null ? periods.firstOpenDay(companyId, entry.effectiveDate()) : date;
        return reverse(companyId, entryId, day, reason, reversedBy);
    }

    /// @return per draft the refusal, or null where it may be posted
    private List<@Nullable Refusal> judge(List<EntryDraft> drafts) {
        var refusals = new @Nullable Refusal[drafts.size()];
        // Lowest company first: two transactions that post for the same companies must not wait for each other.
        var byCompany = new TreeMap<UUID, List<Integer>>();
        for (int index = 0; index < drafts.size(); index++) {
            byCompany
                    .computeIfAbsent(drafts.get(index).companyId(), id -> new ArrayList<>())
                    .add(index);
        }
        byCompany.forEach((companyId, indexes) -> judge(companyId, indexes, drafts, refusals));
        return Arrays.asList(refusals);
    }

    private void judge(UUID companyId, List<Integer> indexes, List<EntryDraft> drafts, @Nullable Refusal[] refusals) {
        // Looked for and not got: what a call refuses cannot be committed for the other companies any more.
        var baseCurrency = companies.findBaseCurrency(companyId);
        if (baseCurrency.isEmpty()) {
            indexes.forEach(index -> refusals[index] = new CompanyUnknown(companyId));
            return;
        }
        var currency = baseCurrency.get();
        var entries = new LinkedHashMap<Integer, JournalEntry>();
        for (int index : indexes) {
            try {
                var entry = JournalEntry.of(drafts.get(index), currency);
                if (entry.draft().isInAdjustmentPeriod()) {
                    entry.requireLastDayOf(fiscalYear(companyId, entry.draft().effectiveDate()));
                }
                entries.put(index, entry);
            } catch (Refusal refusal) {
                refusals[index] = refusal;
            }
        }
        var valid = entries.values().stream().map(JournalEntry::draft).toList();
        if (valid.isEmpty()) {
            return;
        }
        var accounts = chart.find(companyId, codes(valid));
        var adjusted = adjusted(companyId, valid);
        var states = periods.lock(companyId, months(valid));
        entries.forEach((index, entry) -> refusals[index] = judge(entry, accounts, adjusted));
        var modules = modules(companyId, valid, states.values());
        entries.forEach((index, entry) -> {
            if (refusals[index] == null) {
                refusals[index] = judge(entry.draft(), states, modules);
            }
        });
        askGuards(companyId, entries, refusals);
        requireWithinLimits(companyId, entries, currency, refusals);
    }

    private void askGuards(UUID companyId, Map<Integer, JournalEntry> entries, @Nullable Refusal[] refusals) {
        for (var guard : guards) {
            var sound = entries.entrySet().stream()
                    .filter(entry -> refusals[entry.getKey()] == null)
                    .map(entry -> entry.getValue().draft())
                    .toList();
            var refused = guard.refusals(companyId, sound);
            entries.forEach((index, entry) -> {
                var refusal = refused.get(entry.draft().id());
                if (refusal != null) {
                    refusals[index] = refusal;
                }
            });
        }
    }

    private static @Nullable Refusal judge(
            JournalEntry entry, Map<AccountCode, Account> accounts, Set<EntryId> adjusted) {
        try {
            entry.requireAccounts(accounts);
            entry.requireAdjusted(adjusted);
        } catch (Refusal refusal) {
            return refusal;
        }
        return null;
    }

    private static @Nullable Refusal judge(
            EntryDraft draft, Map<YearMonth, PeriodState> states, Map<EntryId, PeriodModule> modules) {
        var date = draft.effectiveDate();
        var refusal = Objects.requireNonNull(states.get(YearMonth.from(date)))
                .refusal(date, modules.get(draft.id()), draft.isAdjusting(), "/effectiveDate");
        var reverseOn = draft.autoReverseOn();
        if (refusal.isPresent() || reverseOn == null) {
            return refusal.orElse(null);
        }
        return Objects.requireNonNull(states.get(YearMonth.from(reverseOn)))
                .refusal(reverseOn, modules.get(draft.id()), draft.isAdjusting(), "/autoReverseOn")
                .orElse(null);
    }

    /// In the order of the drafts, since each may use up what the next one needs.
    private void requireWithinLimits(
            UUID companyId, Map<Integer, JournalEntry> entries, Currency currency, @Nullable Refusal[] refusals) {
        var asked = new LinkedHashMap<Integer, EntryDraft>();
        entries.forEach((index, entry) -> {
            // What already happened is posted whatever a limit says.
            if (refusals[index] == null && entry.draft().postedBy() != null) {
                asked.put(index, entry.draft());
            }
        });
        if (asked.isEmpty()) {
            return;
        }
        var balances = limits.lock(companyId, codes(List.copyOf(asked.values())), currency);
        if (balances.isEmpty()) {
            return;
        }
        asked.forEach((index, draft) -> {
            try {
                balances.post(draft.movements());
            } catch (Refusal refusal) {
                refusals[index] = refusal;
            }
        });
    }

    /// To which module each draft belongs, where it matters: looked for only when something is locked. A reversal
    /// belongs where the entry belongs that it takes back in the end.
    private Map<EntryId, PeriodModule> modules(
            UUID companyId, List<EntryDraft> drafts, Collection<PeriodState> states) {
        if (states.stream().allMatch(state -> state.locks().isEmpty())) {
            return Map.of();
        }
        var reversed = drafts.stream()
                .filter(draft -> draft.source() == EntrySource.REVERSAL)
                .map(EntryDraft::sourceId)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
        var roots = reversed.isEmpty() ? Map.<UUID, EntrySource>of() : journal.rootSources(companyId, reversed);
        var modules = new HashMap<EntryId, PeriodModule>();
        for (var draft : drafts) {
            var root = draft.sourceId() == null ? null : roots.get(draft.sourceId());
            (root == null ? draft.source() : root).module().ifPresent(module -> modules.put(draft.id(), module));
        }
        return modules;
    }

    private List<PostingOutcome> write(List<EntryDraft> drafts, List<@Nullable Refusal> refusals) {
        var entries = new ArrayList<JournalEntry>();
        for (int index = 0; index < drafts.size(); index++) {
            if (refusals.get(index) == null) {
                entries.add(new JournalEntry(drafts.get(index)));
            }
        }
        if (!entries.isEmpty()) {
            balances.projectAtCommit(drafts.stream().map(EntryDraft::companyId).collect(Collectors.toSet()));
        }
        var recordedAt = entries.isEmpty() ? Map.<EntryId, Instant>of() : journal.insert(entries);
        planReversals(drafts, recordedAt);
        var outcomes = new ArrayList<PostingOutcome>();
        for (int index = 0; index < drafts.size(); index++) {
            var refusal = refusals.get(index);
            outcomes.add(refusal == null ? posted(drafts.get(index), recordedAt) : new PostingOutcome.Refused(refusal));
        }
        return outcomes;
    }

    private void planReversals(List<EntryDraft> drafts, Map<EntryId, Instant> written) {
        var reversing = drafts.stream()
                .filter(draft -> draft.autoReverseOn() != null && written.containsKey(draft.id()))
                .toList();
        if (!reversing.isEmpty()) {
            journal.planReversals(reversing);
        }
    }

    private PostingOutcome posted(EntryDraft draft, Map<EntryId, Instant> recordedAt) {
        var recorded = recordedAt.get(draft.id());
        if (recorded != null) {
            return new PostingOutcome.Posted(draft.id(), recorded);
        }
        return journal.postedFor(draft.companyId(), draft.source(), Objects.requireNonNull(draft.sourceId()));
    }

    private FiscalYear fiscalYear(UUID companyId, LocalDate date) {
        return FiscalYear.containing(
                YearMonth.from(date), companies.get(companyId).fiscalYearStartMonth());
    }

    /// Those entries that are adjusted by the drafts and exist.
    private Set<EntryId> adjusted(UUID companyId, List<EntryDraft> drafts) {
        var named = drafts.stream()
                .map(EntryDraft::adjusts)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
        return named.isEmpty() ? Set.of() : journal.existing(companyId, named);
    }

    private static Set<YearMonth> months(List<EntryDraft> drafts) {
        return drafts.stream()
                .flatMap(draft -> Stream.of(draft.effectiveDate(), draft.autoReverseOn()))
                .filter(Objects::nonNull)
                .map(date -> YearMonth.from(Objects.requireNonNull(date)))
                .collect(Collectors.toSet());
    }

    private static Set<AccountCode> codes(List<EntryDraft> drafts) {
        return drafts.stream()
                .flatMap(draft -> draft.lines().stream())
                .map(LineDraft::account)
                .collect(Collectors.toSet());
    }
}
