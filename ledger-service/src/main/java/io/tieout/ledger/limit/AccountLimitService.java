package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.account.CurrencyNotSupported;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.web.EntityTag;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class AccountLimitService {

    private final AccountLimitRepository limits;
    private final ChartService chart;
    private final CompanyService companies;

    AccountLimitService(AccountLimitRepository limits, ChartService chart, CompanyService companies) {
        this.limits = limits;
        this.chart = chart;
        this.companies = companies;
    }

    /// The balances of those accounts that have a limit. They change by the caller's postings only until its
    /// transaction ends.
    public LimitedBalances lock(UUID companyId, Collection<AccountCode> accounts, Currency currency) {
        var locked = limits.lock(companyId, accounts);
        return locked.isEmpty()
                ? new LimitedBalances(Map.of(), Map.of())
                : new LimitedBalances(locked, limits.standings(companyId, locked.keySet(), currency));
    }

    AccountLimit get(UUID companyId, AccountCode code) {
        return limits.find(companyId, code).orElseThrow(() -> new AccountLimitUnknown(code));
    }

    /// @param ifMatch the version that is changed; none for the first limit of an account
    AccountLimit set(UUID companyId, AccountCode code, SetLimitRequest wanted, @Nullable String ifMatch, UUID by) {
        var account = chart.get(companyId, code);
        if (account.control() || !account.postable()) {
            throw new AccountNotLimitable(code);
        }
        var currency = companies.get(companyId).baseCurrency();
        requireCurrency(wanted.minimum(), currency, "/minimum/currency");
        requireCurrency(wanted.maximum(), currency, "/maximum/currency");
        if (wanted.minimum() != null
                && wanted.maximum() != null
                && wanted.minimum().compareTo(wanted.maximum()) > 0) {
            throw new LimitBoundsCrossed();
        }
        var first = new AccountLimit(code, wanted.minimum(), wanted.maximum(), 1);
        if (ifMatch == null && limits.insert(companyId, first, currency)) {
            limits.record(companyId, first, wanted.reason(), by);
            return first;
        }
        long expected = EntityTag.required(ifMatch);
        var changed = new AccountLimit(code, wanted.minimum(), wanted.maximum(), expected + 1);
        if (!limits.update(companyId, changed)) {
            throw new StaleVersion(expected, get(companyId, code).version());
        }
        limits.record(companyId, changed, wanted.reason(), by);
        return changed;
    }

    private static void requireCurrency(@Nullable Money bound, Currency currency, String pointer) {
        if (bound != null && !bound.currency().equals(currency)) {
            throw new CurrencyNotSupported(bound.currency(), currency, pointer);
        }
    }
}
