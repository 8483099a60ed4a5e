package io.tieout.ledger.insight;

import io.tieout.ledger.allowance.AllowanceService;
import io.tieout.ledger.allowance.LossRates;
import io.tieout.ledger.company.Company;
import io.tieout.ledger.customerview.CustomerViewService;
import io.tieout.ledger.insight.CollectionsResponse.CurrencyResponse;
import io.tieout.ledger.insight.ExpectedLossResponse.BucketResponse;
import io.tieout.ledger.insight.PaymentQueries.PaidFilter;
import io.tieout.ledger.paymentpromise.PaymentPromiseService;
import io.tieout.ledger.paymentpromise.PromiseOutcomes;
import io.tieout.ledger.receivable.AgedReceivablesService;
import io.tieout.ledger.receivable.AgeingBucket;
import io.tieout.ledger.receivable.CustomerAtRisk;
import io.tieout.ledger.receivable.CustomerAtRisk.RiskKey;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Puts the figures together. One answer is read in one snapshot: its parts tie.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class InsightService {

    static final int YEAR_DAYS = 365;

    private final PaymentQueries payments;
    private final CollectionQueries collections;
    private final PaymentPromiseService promises;
    private final AgedReceivablesService receivables;
    private final AllowanceService allowances;
    private final CustomerViewService parties;

    InsightService(
            PaymentQueries payments,
            CollectionQueries collections,
            PaymentPromiseService promises,
            AgedReceivablesService receivables,
            AllowanceService allowances,
            CustomerViewService parties) {
        this.parties = parties;
        this.payments = payments;
        this.collections = collections;
        this.promises = promises;
        this.receivables = receivables;
        this.allowances = allowances;
    }

    /// @param customerId whose; none for all customers together
    List<CurrencyBehaviour> behaviour(UUID companyId, @Nullable UUID customerId, Window window) {
        if (customerId != null) {
            return ofParty(companyId, parties.party(companyId, customerId), window);
        }
        var outcomes = promises.outcomes(companyId, window.from(), window.asOf(), window.known());
        return together(payments.figures(companyId, window), outcomes, Map.of());
    }

    Page<PaidInvoiceResponse> paidInvoices(UUID companyId, PaidFilter filter, Window window, PageRequest page) {
        var customers = filter.customerId() == null ? null : parties.party(companyId, filter.customerId());
        return payments.invoices(companyId, customers, filter, window, page);
    }

    /// Customers that were merged have paid as one.
    private List<CurrencyBehaviour> ofParty(UUID companyId, List<UUID> members, Window window) {
        var figures = payments.figures(companyId, members, window).stream()
                .collect(Collectors.toMap(found -> found.paid().currency(), found -> found, PaymentFigures::plus));
        var outcomes = promises.outcomes(companyId, members, window.from(), window.asOf(), window.known()).stream()
                .collect(Collectors.toMap(PromiseOutcomes::currency, found -> found, PromiseOutcomes::plus));
        return together(
                List.copyOf(figures.values()),
                List.copyOf(outcomes.values()),
                payments.receipts(companyId, members, window).stream()
                        .collect(Collectors.groupingBy(
                                receipt -> receipt.amount().currency())));
    }

    /// Of each of these customers. One that paid and promised nothing is not there.
    Map<UUID, List<CurrencyBehaviour>> behaviour(UUID companyId, Collection<UUID> customers, Window window) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        var figures = payments.figures(companyId, customers, window).stream()
                .collect(Collectors.groupingBy(found -> owner(found.customerId())));
        var outcomes = promises.outcomes(companyId, customers, window.from(), window.asOf(), window.known()).stream()
                .collect(Collectors.groupingBy(PromiseOutcomes::customerId));
        var receipts = payments.receipts(companyId, customers, window).stream()
                .collect(Collectors.groupingBy(Receipt::customerId));
        var behaviours = new HashMap<UUID, List<CurrencyBehaviour>>();
        for (var customer : customers) {
            var found = together(
                    figures.getOrDefault(customer, List.of()),
                    outcomes.getOrDefault(customer, List.of()),
                    receipts.getOrDefault(customer, List.of()).stream()
                            .collect(Collectors.groupingBy(
                                    receipt -> receipt.amount().currency())));
            if (!found.isEmpty()) {
                behaviours.put(customer, found);
            }
        }
        return behaviours;
    }

    private static UUID owner(@Nullable UUID customerId) {
        return Objects.requireNonNull(customerId);
    }

    /// Currency by currency: somebody may have promised in one and paid in another.
    private static List<CurrencyBehaviour> together(
            List<PaymentFigures> figures, List<PromiseOutcomes> outcomes, Map<Currency, List<Receipt>> receipts) {
        var byCurrency = new TreeMap<String, PaymentFigures>();
        outcomes.forEach(found -> byCurrency.put(found.currency().getCurrencyCode(), nothing(found.currency())));
        receipts.keySet().forEach(currency -> byCurrency.put(currency.getCurrencyCode(), nothing(currency)));
        figures.forEach(found -> byCurrency.put(found.paid().currency().getCurrencyCode(), found));
        var promised = outcomes.stream().collect(Collectors.toMap(PromiseOutcomes::currency, found -> found));
        var behaviours = new ArrayList<CurrencyBehaviour>();
        for (var found : byCurrency.values()) {
            var currency = found.paid().currency();
            var received = receipts.get(currency);
            behaviours.add(CurrencyBehaviour.of(
                    found, received == null ? null : PaymentHabits.of(received), promised.get(currency)));
        }
        return List.copyOf(behaviours);
    }

    private static PaymentFigures nothing(Currency currency) {
        return new PaymentFigures(null, 0, 0, 0, 0, 0, Money.zero(currency));
    }

    CollectionsResponse collections(UUID companyId, Window window) {
        return new CollectionsResponse(
                window.from(),
                window.asOf(),
                window.days(),
                window.knownAt(),
                collections.figures(companyId, window).stream()
                        .map(figures -> CurrencyResponse.of(figures, window.days()))
                        .toList(),
                Definitions.of(Definitions.COLLECTIONS));
    }

    ExpectedLossResponse expectedLoss(Company company, Window window) {
        var currency = company.baseCurrency();
        var owed = receivables.owed(company.id(), currency, window.asOf(), window.known());
        var rates = allowances.rates(company.id(), window.asOf(), window.known());
        var buckets = new ArrayList<BucketResponse>();
        var lost = Money.zero(currency);
        for (var bucket : AgeingBucket.values()) {
            var amount = owed.getOrDefault(bucket, Money.zero(currency));
            var loss = rates.map(found -> found.loss(bucket, amount));
            buckets.add(new BucketResponse(
                    bucket, amount, rates.map(found -> found.percent(bucket)).orElse(null), loss.orElse(null)));
            lost = lost.plus(loss.orElse(Money.zero(currency)));
        }
        return new ExpectedLossResponse(
                window.asOf(),
                window.knownAt(),
                rates.map(LossRates::allowanceId).orElse(null),
                rates.map(LossRates::asOf).orElse(null),
                buckets,
                Money.sum(owed.values(), currency),
                rates.isPresent() ? lost : null,
                Definitions.of(Definitions.LOSS));
    }

    Page<RiskResponse> riskList(Company company, Window window, PageRequest page) {
        var rates = allowances.rates(company.id(), window.asOf(), window.known());
        var rows = receivables.atRisk(
                company.id(),
                company.baseCurrency(),
                window.asOf(),
                window.known(),
                rates.map(LossRates::percents).orElse(Map.of()),
                page.isFirst() ? null : after(page.after()),
                page.limit() + 1);
        var keys = new LinkedHashMap<UUID, CustomerAtRisk>();
        rows.forEach(row -> keys.put(row.customerId(), row));
        var behaviours = behaviour(company.id(), keys.keySet(), window);
        var risks = rows.stream()
                .map(row -> risk(row, rates, behaviours.getOrDefault(row.customerId(), List.of())))
                .toList();
        return Page.of(risks, page, risk -> key(keys, risk));
    }

    private static RiskResponse risk(CustomerAtRisk row, Optional<LossRates> rates, List<CurrencyBehaviour> behaviour) {
        return new RiskResponse(
                row.customerId(),
                row.number(),
                row.name(),
                row.open(),
                row.overdue(),
                rates.isPresent() ? row.expectedLoss() : null,
                behaviour);
    }

    private static List<String> key(Map<UUID, CustomerAtRisk> rows, RiskResponse risk) {
        var row = Objects.requireNonNull(rows.get(risk.customerId()));
        return List.of(
                Long.toString(row.expectedLoss().minorUnits()),
                Long.toString(row.overdue().minorUnits()),
                row.customerId().toString());
    }

    private static RiskKey after(List<String> key) {
        return new RiskKey(Long.parseLong(key.get(0)), Long.parseLong(key.get(1)), UUID.fromString(key.get(2)));
    }
}
