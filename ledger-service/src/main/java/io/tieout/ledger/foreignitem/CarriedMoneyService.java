package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.journal.CarriedMoney;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.PostingGuard;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps money that leaves an account by hand, or by a reversal, at its average. What a line is worth is said before
/// the posting; in the posting's own transaction, when nobody else can take from the account any more, it is looked
/// at once more.
@Service
@Transactional
class CarriedMoneyService implements CarriedMoney, PostingGuard {

    private final AverageCostRepository averages;
    private final CompanyService companies;
    private final ExchangeRateService rates;

    CarriedMoneyService(AverageCostRepository averages, CompanyService companies, ExchangeRateService rates) {
        this.averages = averages;
        this.companies = companies;
        this.rates = rates;
    }

    @Override
    public MoneyStanding standing(UUID companyId, Collection<AccountCode> accounts) {
        var own = companies.get(companyId).baseCurrency();
        var held = accounts.isEmpty() ? List.<AccountCode>of() : averages.moneyAccounts(companyId, accounts, own);
        return new MoneyStanding(
                held.isEmpty() ? Map.of() : averages.find(companyId, held, own), rates.increment(companyId, own));
    }

    /// Most entries have no such line: they ask nothing here.
    @Override
    public Map<EntryId, Refusal> refusals(UUID companyId, List<EntryDraft> entries) {
        var byHand = entries.stream().filter(entry -> entry.source().isByHand()).toList();
        var takenBack = TakenBack.of(entries);
        var accounts = Stream.concat(byHand.stream(), takenBack.reversals().stream())
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.foreign() != null)
                .map(LineDraft::account)
                .collect(Collectors.toSet());
        if (accounts.isEmpty()) {
            return Map.of();
        }
        var own = companies.get(companyId).baseCurrency();
        // In the order of their codes: two entries that take from the same accounts must not deadlock.
        var held = averages.moneyAccounts(companyId, accounts, own);
        if (held.isEmpty()) {
            return Map.of();
        }
        held.forEach(account -> averages.lock(companyId, account));
        var increment = rates.increment(companyId, own);
        var found = averages.find(companyId, held, own);
        var standing = new MoneyStanding(found, increment);
        var refusals = new HashMap<EntryId, Refusal>();
        for (var entry : byHand) {
            standing.follow(entry).ifPresent(refusal -> refusals.put(entry.id(), refusal));
        }
        found.forEach((account, average) -> takenBack
                .moved(account, average)
                .filter(moved -> isOffAverage(companyId, account, average, moved, increment, takenBack))
                .ifPresent(moved -> takenBack
                        .on(account)
                        .forEach(id -> refusals.put(id, new ReversalOffAverage(account, moved.carrying(), average)))));
        return refusals;
    }

    /// A reversal takes its money out at what that was worth when it came. That is right while nothing has left the
    /// account: what stays is what would be there without the entry. What left since took its share of this money
    /// along: only at the average nothing stays behind, and only what is there can be taken at it.
    private boolean isOffAverage(
            UUID companyId,
            AccountCode account,
            AverageCost average,
            AverageCost moved,
            Money increment,
            TakenBack takenBack) {
        boolean fits = moved.balance().isZero()
                ? moved.carrying().isZero()
                : !average.isReducedBy(moved.balance())
                        || (average.covers(moved.balance())
                                && average.lets(
                                        moved.balance(), moved.carrying().abs(), increment));
        return !fits && averages.isMixedSince(companyId, account, average, takenBack.entries());
    }
}
