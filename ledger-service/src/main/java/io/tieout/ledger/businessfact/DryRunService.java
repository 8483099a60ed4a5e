package io.tieout.ledger.businessfact;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.ForeignLineService;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.period.PeriodService;
import io.tieout.ledger.postingrule.FactUnfit;
import io.tieout.ledger.postingrule.NoPostingRule;
import io.tieout.ledger.postingrule.PostingRuleService;
import io.tieout.ledger.postingrule.PostingRules;
import io.tieout.ledger.postingrule.RuleName;
import io.tieout.ledger.postingrule.RuleRequest;
import io.tieout.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// Shows what rules would do.
@Service
@Transactional
class DryRunService {

    private final CompanyService companies;
    private final PostingRuleService rules;
    private final JournalService journal;
    private final ForeignLineService foreignLines;
    private final BusinessFactRepository facts;

    DryRunService(
            CompanyService companies,
            PostingRuleService rules,
            JournalService journal,
            ForeignLineService foreignLines,
            BusinessFactRepository facts) {
        this.companies = companies;
        this.rules = rules;
        this.journal = journal;
        this.foreignLines = foreignLines;
        this.facts = facts;
    }

    DryRunResponse run(UUID companyId, DryRunRequest request, UUID by) {
        // Judging an entry may open its fiscal year; even that is taken back.
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        companies.get(companyId);
        var wanted = request.rules();
        var tried = wanted == null
                ? rules.current(companyId)
                : rules.draft(
                        companyId, wanted.stream().map(RuleRequest::toRule).toList());
        var told = request.facts();
        if (told != null) {
            var given = told.stream().map(fact -> fact.toFact(companyId, by)).toList();
            BusinessFactService.requireDatesInRange(given);
            return results(
                    companyId,
                    tried,
                    given.stream().map(fact -> new Candidate(fact, null)).toList(),
                    true,
                    by);
        }
        var from = requireInRange(Objects.requireNonNull(request.from()), "/from");
        var to = requireInRange(Objects.requireNonNull(request.to()), "/to");
        var kept = facts.of(companyId, from, to, BusinessFactService.TOGETHER + 1);
        boolean complete = kept.size() <= BusinessFactService.TOGETHER;
        return results(
                companyId,
                tried,
                kept.stream()
                        .limit(BusinessFactService.TOGETHER)
                        .map(fact -> new Candidate(fact.fact(), fact))
                        .toList(),
                complete,
                by);
    }

    private DryRunResponse results(
            UUID companyId, PostingRules tried, List<Candidate> candidates, boolean complete, UUID by) {
        var posted = posted(companyId, candidates);
        var ruled = new HashMap<BusinessFactId, RuleName>();
        var refused = new HashMap<BusinessFactId, Refusal>();
        var drafts = new ArrayList<EntryDraft>();
        for (var candidate : candidates) {
            var fact = candidate.fact();
            try {
                var entry = tried.entry(fact.content());
                ruled.put(fact.id(), entry.rule());
                drafts.add(fact.entry(effectiveDate(candidate, posted), entry.lines(), by));
            } catch (NoPostingRule | FactUnfit refusal) {
                refused.put(fact.id(), refusal);
            }
        }
        var entries = foreignLines.convert(companyId, drafts).stream()
                .collect(Collectors.toMap(
                        entry -> new BusinessFactId(Objects.requireNonNull(entry.sourceId())), Function.identity()));
        var refusals = journal.refusalsOf(List.copyOf(entries.values()));
        for (var candidate : candidates) {
            var entry = entries.get(candidate.fact().id());
            var refusal = entry == null ? null : refusals.get(entry.id());
            // The date of what stands in the books was judged in its time: a period closed since would only hide what
            // differs.
            if (refusal != null && !(standing(candidate, posted) && PeriodService.isAboutPeriods(refusal))) {
                refused.put(candidate.fact().id(), refusal);
            }
        }
        return DryRunResponse.of(
                candidates.stream()
                        .map(candidate -> {
                            var id = candidate.fact().id();
                            var entryId = candidate.entryId();
                            return result(
                                    candidate,
                                    ruled.get(id),
                                    refused.get(id),
                                    entries.get(id),
                                    entryId == null ? null : posted.get(entryId));
                        })
                        .toList(),
                complete);
    }

    private static boolean standing(Candidate candidate, Map<EntryId, EntryDraft> posted) {
        var entryId = candidate.entryId();
        return entryId != null && posted.containsKey(entryId);
    }

    private static LocalDate effectiveDate(Candidate candidate, Map<EntryId, EntryDraft> posted) {
        var entryId = candidate.entryId();
        var standing = entryId == null ? null : posted.get(entryId);
        return standing == null ? candidate.fact().content().date() : standing.effectiveDate();
    }

    /// The entries that stand; one that was taken back is as none.
    private Map<EntryId, EntryDraft> posted(UUID companyId, List<Candidate> candidates) {
        var ids = candidates.stream()
                .map(Candidate::entryId)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        var reversed = journal.reversed(companyId, ids);
        return journal.posted(companyId, ids).stream()
                .filter(entry -> !reversed.contains(entry.id()))
                .collect(Collectors.toMap(EntryDraft::id, Function.identity()));
    }

    private static DryRunResponse.Result result(
            Candidate candidate,
            @Nullable RuleName rule,
            @Nullable Refusal refusal,
            @Nullable EntryDraft draft,
            @Nullable EntryDraft standing) {
        var kept = candidate.kept();
        var lines = refusal == null ? DryRunResponse.Line.of(draft) : List.<DryRunResponse.Line>of();
        var entryLines = DryRunResponse.Line.of(standing);
        return new DryRunResponse.Result(
                kept == null ? null : kept.fact().id(),
                candidate.fact().source(),
                candidate.fact().externalId(),
                refusal == null ? FactState.POSTED : FactState.WAITING,
                rule,
                refusal == null ? null : refusal.code(),
                refusal == null ? null : refusal.detail(),
                lines,
                candidate.entryId(),
                entryLines,
                !lines.equals(entryLines));
    }

    /// @param kept none for a fact that is only tried out
    private record Candidate(BusinessFact fact, @Nullable KeptFact kept) {

        @Nullable
        EntryId entryId() {
            return kept == null ? null : kept.entryId();
        }
    }
}
