package io.tieout.ledger.assertion;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.account.CurrencyNotSupported;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.PostingGuard;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Refusal;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class BalanceAssertionService implements PostingGuard {

    private final BalanceAssertionRepository assertions;
    private final ChartService chart;
    private final CompanyService companies;
    private final Clock clock;

    BalanceAssertionService(
            BalanceAssertionRepository assertions, ChartService chart, CompanyService companies, Clock clock) {
        this.assertions = assertions;
        this.chart = chart;
        this.companies = companies;
        this.clock = clock;
    }

    /// Vouches for a balance, or refuses when the books say otherwise.
    BalanceAssertion make(UUID companyId, AssertBalanceRequest request, UUID by) {
        var account = request.account();
        var date = requireInRange(request.date(), "/date");
        var currency = companies.get(companyId).baseCurrency();
        if (!request.balance().currency().equals(currency)) {
            throw new CurrencyNotSupported(request.balance().currency(), currency, "/balance/currency");
        }
        requireBalanceOfItsOwn(companyId, account);
        assertions.holdPostings(companyId);
        assertions.findActive(companyId, account, date).ifPresent(other -> {
            throw new BalanceAlreadyAsserted(other);
        });
        var found = assertions.balance(companyId, account, date, currency);
        if (!found.equals(request.balance())) {
            throw new BalanceDiffers(account, date, request.balance(), found);
        }
        var assertion = new BalanceAssertion(
                BalanceAssertionId.next(),
                companyId,
                account,
                date,
                found,
                request.reason(),
                by,
                clock.instant(),
                null,
                1);
        assertions.insert(assertion);
        return get(companyId, assertion.id());
    }

    BalanceAssertion withdraw(UUID companyId, BalanceAssertionId id, String reason, UUID by) {
        get(companyId, id);
        if (!assertions.withdraw(companyId, id, reason, by)) {
            throw new BalanceAssertionWithdrawn(id);
        }
        return get(companyId, id);
    }

    BalanceAssertion get(UUID companyId, BalanceAssertionId id) {
        return assertions.find(companyId, id).orElseThrow(() -> new BalanceAssertionUnknown(id));
    }

    /// What the books have for each of them.
    Map<BalanceAssertion, Money> found(List<BalanceAssertion> active) {
        var found = new LinkedHashMap<BalanceAssertion, Money>();
        for (var assertion : active) {
            found.put(
                    assertion,
                    assertions.balance(
                            assertion.companyId(),
                            assertion.account(),
                            assertion.date(),
                            assertion.balance().currency()));
        }
        return found;
    }

    /// Each entry is judged alone: two of one batch that together change nothing are refused too.
    @Override
    public Map<EntryId, Refusal> refusals(UUID companyId, List<EntryDraft> entries) {
        // Two statements: the second one must see an assertion that the first one waited for.
        assertions.joinPostings(companyId);
        var earliest = entries.stream().map(EntryDraft::effectiveDate).min(Comparator.naturalOrder());
        if (earliest.isEmpty()) {
            return Map.of();
        }
        var active = assertions.active(companyId, accounts(entries), earliest.get());
        var refusals = new LinkedHashMap<EntryId, Refusal>();
        for (var entry : entries) {
            active.stream()
                    .filter(assertion -> assertion.isBrokenBy(entry))
                    .findFirst()
                    .ifPresent(assertion -> refusals.put(entry.id(), new BalanceAsserted(assertion)));
        }
        return Map.copyOf(refusals);
    }

    private static Set<AccountCode> accounts(List<EntryDraft> entries) {
        return entries.stream()
                .flatMap(entry -> entry.lines().stream())
                .map(LineDraft::account)
                .collect(Collectors.toSet());
    }

    private void requireBalanceOfItsOwn(UUID companyId, AccountCode code) {
        var account = chart.find(companyId, Set.of(code)).get(code);
        if (account == null) {
            throw AssertedAccountUnfit.unknown(code);
        }
        if (!account.postable()) {
            throw AssertedAccountUnfit.summary(code);
        }
    }
}
