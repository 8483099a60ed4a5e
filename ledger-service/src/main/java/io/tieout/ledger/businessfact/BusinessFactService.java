package io.tieout.ledger.businessfact;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.ForeignLineService;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.PostingOutcome;
import io.tieout.ledger.postingrule.FactUnfit;
import io.tieout.ledger.postingrule.NoPostingRule;
import io.tieout.ledger.postingrule.PostingRuleService;
import io.tieout.ledger.postingrule.RuleName;
import io.tieout.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class BusinessFactService {

    /// Facts that are tried together.
    static final int TOGETHER = 500;

    private final CompanyService companies;
    private final PostingRuleService rules;
    private final JournalService journal;
    private final ForeignLineService foreignLines;
    private final BusinessFactRepository facts;

    BusinessFactService(
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

    /// Keeps facts and posts those that can be posted, with a few statements however many they are. One that was told
    /// before stays as it is.
    FactResultsResponse tell(UUID companyId, List<BusinessFact> told, UUID by) {
        companies.get(companyId);
        requireDatesInRange(told);
        var fresh = facts.insert(companyId, told);
        settle(
                companyId,
                told.stream().filter(fact -> fresh.contains(fact.id())).toList(),
                null,
                by);
        var kept = new HashMap<ExternalName, KeptFact>();
        facts.told(companyId, told).forEach(fact -> kept.put(ExternalName.of(fact.fact()), fact));
        var results = new ArrayList<KeptFact>();
        for (int index = 0; index < told.size(); index++) {
            var fact = Objects.requireNonNull(kept.get(ExternalName.of(told.get(index))));
            if (!fact.fact().saysTheSameAs(told.get(index))) {
                throw new BusinessFactKnown(fact.fact(), index);
            }
            results.add(fact);
        }
        return FactResultsResponse.of(results, true);
    }

    static void requireDatesInRange(List<BusinessFact> told) {
        for (int index = 0; index < told.size(); index++) {
            var place = "/facts/" + index;
            requireInRange(told.get(index).content().date(), place + "/effectiveDate");
            requireInRange(told.get(index).documentDate(), place + "/documentDate");
        }
    }

    /// Tries facts again that wait.
    ///
    /// @param ids none: those that waited longest
    /// @param effectiveDate the accounting date of their entries, their own when absent
    FactResultsResponse retry(
            UUID companyId, @Nullable List<BusinessFactId> ids, @Nullable LocalDate effectiveDate, UUID by) {
        if (effectiveDate != null) {
            requireInRange(effectiveDate, "/effectiveDate");
        }
        var waiting = ids == null ? facts.lockWaiting(companyId, TOGETHER) : lockWaiting(companyId, ids);
        settle(companyId, waiting.stream().map(KeptFact::fact).toList(), effectiveDate, by);
        var tried = waiting.stream().map(fact -> fact.fact().id()).toList();
        return FactResultsResponse.of(facts.lock(companyId, tried), ids != null || waiting.size() < TOGETHER);
    }

    /// Decides that a fact makes no entry.
    KeptFact dismiss(UUID companyId, BusinessFactId id, String reason, UUID by) {
        lockWaiting(companyId, List.of(id));
        facts.dismiss(companyId, id, reason, by);
        return get(companyId, id);
    }

    KeptFact get(UUID companyId, BusinessFactId id) {
        return facts.find(companyId, id).orElseThrow(() -> new BusinessFactUnknown(id));
    }

    private List<KeptFact> lockWaiting(UUID companyId, List<BusinessFactId> ids) {
        var locked = facts.lock(companyId, ids);
        var missing = new HashSet<>(ids);
        locked.forEach(fact -> missing.remove(fact.fact().id()));
        missing.stream().findFirst().ifPresent(id -> {
            throw new BusinessFactUnknown(id);
        });
        locked.forEach(KeptFact::requireWaiting);
        return locked;
    }

    private void settle(UUID companyId, List<BusinessFact> tried, @Nullable LocalDate effectiveDate, UUID by) {
        if (tried.isEmpty()) {
            return;
        }
        var current = rules.current(companyId);
        var outcomes = new ArrayList<FactOutcome>();
        var drafts = new ArrayList<EntryDraft>();
        var ruled = new ArrayList<Ruled>();
        for (var fact : tried) {
            try {
                var entry = current.entry(fact.content());
                var date = effectiveDate == null ? fact.content().date() : effectiveDate;
                drafts.add(fact.entry(date, entry.lines(), by));
                ruled.add(new Ruled(fact.id(), entry.rule()));
            } catch (NoPostingRule | FactUnfit refused) {
                outcomes.add(waiting(fact.id(), refused));
            }
        }
        var posted = journal.postEach(foreignLines.convert(companyId, drafts));
        for (int index = 0; index < posted.size(); index++) {
            var of = ruled.get(index);
            outcomes.add(
                    switch (posted.get(index)) {
                        case PostingOutcome.Posted entry ->
                            new FactOutcome.Posted(of.fact(), current.version(), of.rule(), entry.id());
                        case PostingOutcome.Refused(var refusal) -> waiting(of.fact(), refusal);
                    });
        }
        facts.settle(companyId, outcomes, by);
    }

    private static FactOutcome waiting(BusinessFactId id, Refusal refusal) {
        return new FactOutcome.Waiting(id, refusal.code(), refusal.detail());
    }

    private record Ruled(BusinessFactId fact, RuleName rule) {}

    private record ExternalName(FactSource source, String externalId) {

        static ExternalName of(BusinessFact fact) {
            return new ExternalName(fact.source(), fact.externalId());
        }
    }
}
