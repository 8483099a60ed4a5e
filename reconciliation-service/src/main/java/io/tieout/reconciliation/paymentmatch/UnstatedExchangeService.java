package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.customerview.CustomerViewService;
import io.tieout.reconciliation.matching.Customer;
import io.tieout.reconciliation.matching.Learned;
import io.tieout.reconciliation.matching.LookupKeys;
import io.tieout.reconciliation.matching.Matcher;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.Policy;
import io.tieout.reconciliation.openitem.AvailableItem;
import io.tieout.reconciliation.openitem.CandidateSearch;
import io.tieout.reconciliation.openitem.OpenItemService;
import io.tieout.reconciliation.paymentmatch.UnstatedExchanges.Worth;
import io.tieout.reconciliation.rateview.CurrencyOnDate;
import io.tieout.reconciliation.rateview.KnownRate;
import io.tieout.reconciliation.rateview.RateViewService;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Holds lines that nothing explains against documents in other currencies, at what these are worth on the day.
///
/// No turn is taken over the items of those currencies, for nothing is decided: whoever confirms a proposal takes it.
@Service
@Transactional
class UnstatedExchangeService {

    private final OpenItemService items;
    private final RateViewService rates;
    private final CustomerViewService customers;

    UnstatedExchangeService(OpenItemService items, RateViewService rates, CustomerViewService customers) {
        this.items = items;
        this.rates = rates;
        this.customers = customers;
    }

    /// @param outcomes so far; those of lines that such a document may explain are replaced
    /// @param keys of the lines
    /// @param payers who may have sent them
    /// @param named items that the lines name, in whatever currency, and others
    record Question(
            UUID companyId,
            Currency currency,
            Policy policy,
            Map<BankLine, Outcome> outcomes,
            Map<BankLine, LookupKeys.OfLine> keys,
            Map<BankLine, Set<UUID>> payers,
            List<AvailableItem> named,
            CandidateItems candidates,
            Learned learned) {

        List<BankLine> unexplained() {
            return outcomes.entrySet().stream()
                    .filter(entry -> UnstatedExchanges.isPossible(entry.getKey(), entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /// @return the documents that were held against lines
    List<AvailableItem> explain(Question asked) {
        var unexplained = asked.unexplained();
        if (unexplained.isEmpty()) {
            return List.of();
        }
        var payers = unexplained.stream()
                .flatMap(line -> Objects.requireNonNull(asked.payers().get(line)).stream())
                .collect(Collectors.toSet());
        payers.addAll(customers.parties(asked.companyId(), payers));
        var known = rates(asked, unexplained, payers);
        if (known.isEmpty()) {
            return List.of();
        }
        var found = documents(asked, unexplained, payers, known);
        if (found.isEmpty()) {
            return List.of();
        }
        var owners = new HashSet<>(payers);
        found.forEach(item -> owners.add(item.customerId()));
        var everyone = customers.withGroups(asked.companyId(), owners);
        unexplained.stream()
                .collect(Collectors.groupingBy(BankLine::bookingDate, TreeMap::new, Collectors.toList()))
                .forEach((day, lines) -> holdAgainst(asked, lines, worths(asked, found, day, known), everyone));
        return found;
    }

    /// Of the currencies in which those who may have paid owe something, or in which something is named.
    private Map<CurrencyOnDate, KnownRate> rates(Question asked, List<BankLine> unexplained, Set<UUID> payers) {
        var currencies = new HashSet<>(items.openCurrencies(asked.companyId(), payers));
        asked.named().stream().filter(UnstatedExchanges::isPayable).forEach(item -> currencies.add(item.currency()));
        currencies.remove(asked.currency());
        if (currencies.isEmpty()) {
            return Map.of();
        }
        var days = unexplained.stream().map(BankLine::bookingDate).collect(Collectors.toSet());
        return rates.inForce(asked.companyId(), currencies, days, asked.currency());
    }

    private static List<AvailableItem> documents(
            Question asked, List<BankLine> unexplained, Set<UUID> payers, Map<CurrencyOnDate, KnownRate> known) {
        var keys = unexplained.stream()
                .map(line -> Objects.requireNonNull(asked.keys().get(line)))
                .toList();
        var currencies = new TreeSet<>(Comparator.comparing(Currency::getCurrencyCode));
        known.keySet().forEach(wish -> currencies.add(wish.currency()));
        var found = new ArrayList<AvailableItem>();
        // A customer owes money in one other currency, seldom in two. No amount is looked for: none is known in it.
        for (var currency : currencies) {
            asked
                    .candidates()
                    .of(new CandidateSearch(
                            asked.companyId(),
                            currency,
                            List.of(),
                            keys,
                            payers,
                            asked.policy().combinationMaxItems()))
                    .stream()
                    .filter(item ->
                            UnstatedExchanges.isPayable(item) && item.currency().equals(currency))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<Worth> worths(
            Question asked, List<AvailableItem> found, LocalDate day, Map<CurrencyOnDate, KnownRate> known) {
        var worths = new ArrayList<Worth>();
        for (var item : found) {
            var rate = known.get(new CurrencyOnDate(item.currency(), day));
            if (rate == null) {
                continue;
            }
            var worth = rate.worth(Money.ofMinor(item.availableMinor(), item.currency()), asked.currency());
            if (worth.isPositive()) {
                worths.add(new Worth(item, worth, rate));
            }
        }
        return worths;
    }

    private static void holdAgainst(Question asked, List<BankLine> lines, List<Worth> worths, List<Customer> everyone) {
        var learned = new Learned(
                asked.learned().aliases(),
                asked.learned().model(),
                asked.learned().mayDecide(),
                MatchingService.disputed(worths.stream().map(Worth::item).toList()));
        var matcher = new Matcher(
                asked.policy(), worths.stream().map(Worth::forMatching).toList(), everyone, learned);
        var found = matcher.match(
                lines.stream().map(line -> BankLines.forMatching(line, true)).toList());
        var byId = worths.stream().collect(Collectors.toMap(Worth::id, worth -> worth));
        for (int index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            var asCame = Objects.requireNonNull(asked.outcomes().get(line));
            asked.outcomes().put(line, UnstatedExchanges.together(line, asCame, found.get(index), byId));
        }
    }
}
