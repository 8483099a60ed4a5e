package io.tieout.reconciliation.payable;

import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.customerview.CustomerViewService;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.LookupKeys;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.Payees;
import io.tieout.reconciliation.matching.Policy;
import io.tieout.reconciliation.openitem.AvailableItem;
import io.tieout.reconciliation.openitem.CandidateSearch;
import io.tieout.reconciliation.openitem.OpenItemService;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(propagation = Propagation.SUPPORTS)
public class BillMatchingService {

    private final OpenItemService items;
    private final CustomerViewService parties;

    BillMatchingService(OpenItemService items, CustomerViewService parties) {
        this.items = items;
        this.parties = parties;
    }

    /// @param lines as the engine reads them
    /// @param engine what the engine made of them, and of others
    /// @param candidates bills, and maybe other items: those of now, or those of an earlier moment
    public BillDecision decide(
            UUID companyId,
            Currency currency,
            Map<BankLine, Line> lines,
            Map<BankLine, Outcome> engine,
            Policy policy,
            Function<CandidateSearch, List<AvailableItem>> candidates) {
        var looked = List.copyOf(lines.keySet());
        var mirrored = looked.stream()
                .map(line -> BillMatcher.mirrored(Objects.requireNonNull(lines.get(line)), line.endToEndId()))
                .toList();
        int longest = items.longestNumber(companyId);
        var keys = new HashMap<BankLine, LookupKeys.OfLine>();
        for (int index = 0; index < looked.size(); index++) {
            keys.put(looked.get(index), LookupKeys.of(mirrored.get(index), longest));
        }
        var search = new CandidateSearch(
                companyId,
                currency,
                List.copyOf(lines.values()),
                keys.values(),
                List.of(),
                policy.combinationMaxItems());
        var bills = candidates.apply(search).stream()
                .filter(item -> item.kind().isPayable())
                .toList();
        if (bills.isEmpty()) {
            return new BillDecision(Map.of(), List.of(), keys);
        }
        var found = new BillMatcher(
                        policy, bills.stream().map(Payable::of).toList(), payees(companyId, bills, search.keys()))
                .match(mirrored);
        var outcomes = new HashMap<BankLine, Outcome>();
        for (int index = 0; index < looked.size(); index++) {
            var line = looked.get(index);
            outcomes.put(line, BillMatcher.together(Objects.requireNonNull(engine.get(line)), found.get(index)));
        }
        return new BillDecision(outcomes, bills, keys);
    }

    private Payees payees(UUID companyId, List<AvailableItem> bills, Collection<LookupKeys.OfLine> keys) {
        var known = new HashSet<>(parties.idsByKeys(companyId, keys));
        bills.forEach(bill -> known.add(bill.customerId()));
        return new Payees(parties.withGroups(companyId, known));
    }
}
