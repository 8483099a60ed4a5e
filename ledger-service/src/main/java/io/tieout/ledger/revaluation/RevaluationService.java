package io.tieout.ledger.revaluation;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.CurrencyOnDate;
import io.tieout.ledger.currency.ExchangeRateMissing;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.foreignitem.AverageCostService;
import io.tieout.ledger.foreignitem.ForeignItemService;
import io.tieout.ledger.foreignitem.ItemRevaluation;
import io.tieout.ledger.journal.Adjustment;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.period.PeriodService;
import io.tieout.platform.id.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class RevaluationService {

    private final CompanyService companies;
    private final ExchangeRateService rates;
    private final ForeignItemService items;
    private final AverageCostService averages;
    private final JournalService journal;
    private final PeriodService periods;
    private final RevaluationRepository revaluations;

    RevaluationService(
            CompanyService companies,
            ExchangeRateService rates,
            ForeignItemService items,
            AverageCostService averages,
            JournalService journal,
            PeriodService periods,
            RevaluationRepository revaluations) {
        this.companies = companies;
        this.rates = rates;
        this.items = items;
        this.averages = averages;
        this.journal = journal;
        this.periods = periods;
        this.revaluations = revaluations;
    }

    /// What a revaluation would post now.
    RevaluationPlan preview(UUID companyId, RevalueRequest wanted) {
        return plan(companyId, wanted, false);
    }

    RevaluationId revalue(UUID companyId, RevalueRequest wanted, UUID by) {
        revaluations.lock(companyId);
        var seen = revaluations.snapshot();
        var plan = plan(companyId, wanted, true);
        var id = RevaluationId.next();
        if (plan.changed().isEmpty()) {
            revaluations.insert(new Revaluation(companyId, id, plan, null, null, null, by), seen);
            return id;
        }
        var accounts = items.exchangeAccounts(companyId);
        var date = plan.date();
        var drafts = new ArrayList<EntryDraft>();
        var lines = plan.lines(accounts);
        var entryId = lines.isEmpty() ? null : EntryId.next();
        if (entryId != null) {
            drafts.add(new EntryDraft(
                            entryId,
                            companyId,
                            date,
                            date,
                            EntrySource.REVALUATION,
                            id.value(),
                            "Revaluation",
                            by,
                            lines)
                    .adjusting(Adjustment.OF_THE_PERIOD));
        }
        var reversedOn = plan.passes() ? periods.firstOpenDay(companyId, date.plusDays(1)) : null;
        var reversalId = reversedOn == null ? null : EntryId.next();
        if (reversedOn != null && reversalId != null) {
            drafts.add(new EntryDraft(
                    reversalId,
                    companyId,
                    reversedOn,
                    date,
                    EntrySource.REVALUATION,
                    Ids.next(),
                    "Revaluation of " + date + " taken back",
                    by,
                    plan.reversal(accounts)));
        }
        journal.postAll(drafts);
        items.revalue(
                companyId,
                id.value(),
                ofItems(plan, entryId, reversalId),
                date,
                reversedOn == null ? date : reversedOn);
        revaluations.insert(new Revaluation(companyId, id, plan, entryId, reversedOn, reversalId, by), seen);
        return id;
    }

    private RevaluationPlan plan(UUID companyId, RevalueRequest wanted, boolean locked) {
        var date = wanted.date();
        var policy = wanted.chosenPolicy();
        var own = companies.get(companyId).baseCurrency();
        if (policy == RevaluationPolicy.CARRY) {
            revaluations.latestAfter(companyId, date).ifPresent(later -> {
                throw new RevaluationSuperseded(date, later);
            });
        }
        var exposures = new ArrayList<Exposure>();
        var standings = locked ? items.lockStandings(companyId, date) : items.standings(companyId, date);
        standings.forEach(standing -> exposures.add(Exposure.of(standing)));
        exposures.addAll(accounts(companyId, own, date, locked));
        var increment = rates.increment(companyId, own);
        var known = rates(companyId, own, wanted, exposures);
        var earlier = revaluations.earlier(companyId, date, own);
        var revalued = new ArrayList<RevaluedExposure>();
        for (var exposure : exposures) {
            var rate = known.get(exposure.open().currency());
            if (rate == null) {
                throw new ExchangeRateMissing(exposure.open().currency(), own, date, "/date");
            }
            var before = earlier.getOrDefault(exposure.key(), EarlierRevaluation.none(own));
            revalued.add(exposure.at(rate, policy, increment, before));
        }
        return new RevaluationPlan(date, policy, own, revalued);
    }

    private List<Exposure> accounts(UUID companyId, Currency own, LocalDate date, boolean locked) {
        var found = revaluations.accounts(companyId, own, date);
        if (!locked || found.isEmpty()) {
            return found;
        }
        // In the order of their codes, as they were found; then once more, as they stand now.
        found.forEach(exposure ->
                averages.lock(companyId, exposure.account(), exposure.open().currency()));
        return revaluations.accounts(companyId, own, date);
    }

    private Map<Currency, Rate> rates(UUID companyId, Currency own, RevalueRequest wanted, List<Exposure> exposures) {
        var known = new HashMap<>(wanted.statedRates());
        var asked = exposures.stream()
                .map(exposure -> exposure.open().currency())
                .filter(currency -> !known.containsKey(currency))
                .map(currency -> new CurrencyOnDate(currency, wanted.date()))
                .collect(Collectors.toSet());
        if (!asked.isEmpty()) {
            rates.find(companyId, asked, own).forEach((wish, quoted) -> known.put(wish.currency(), quoted.rate()));
        }
        return known;
    }

    private static List<ItemRevaluation> ofItems(
            RevaluationPlan plan, @Nullable EntryId entryId, @Nullable EntryId reversalId) {
        var changes = new ArrayList<ItemRevaluation>();
        for (var exposure : plan.changed()) {
            var item = exposure.before().item();
            if (item != null) {
                changes.add(exposure.ofItem(item, entryId, reversalId));
            }
        }
        return changes;
    }
}
