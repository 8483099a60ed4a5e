package io.tieout.ledger.currency;

import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.web.EntityTag;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class CurrencyPracticeService {

    /// Before a company decided anything.
    private static final long ISO_VERSION = 0;

    private static final long LARGEST_INCREMENT_MINOR = 1_000_000;

    private final CurrencyPracticeRepository practices;
    private final CompanyService companies;

    CurrencyPracticeService(CurrencyPracticeRepository practices, CompanyService companies) {
        this.practices = practices;
        this.companies = companies;
    }

    CurrencyPractice get(UUID companyId, Currency currency) {
        return practices
                .find(companyId, currency)
                .orElseGet(() -> new CurrencyPractice(currency, Rate.smallestUnit(currency), ISO_VERSION));
    }

    boolean isOwn(UUID companyId, Currency currency) {
        return companies.get(companyId).baseCurrency().equals(currency);
    }

    /// What a country's practice says, unless the company has decided itself.
    public void adopt(UUID companyId, Money increment) {
        practices.insert(companyId, new CurrencyPractice(increment.currency(), increment, 1));
    }

    /// @param ifMatch the version that is changed; none for the first decision about a currency
    CurrencyPractice set(UUID companyId, Currency currency, Money increment, @Nullable String ifMatch) {
        companies.get(companyId);
        if (!increment.currency().equals(currency)) {
            throw new RoundingIncrementUnfit("must be in " + currency, "/roundingIncrement/currency");
        }
        if (!increment.isPositive() || increment.minorUnits() > LARGEST_INCREMENT_MINOR) {
            throw new RoundingIncrementUnfit(
                    "must be positive and at most " + Money.ofMinor(LARGEST_INCREMENT_MINOR, currency),
                    "/roundingIncrement/amount");
        }
        var first = new CurrencyPractice(currency, increment, 1);
        if (ifMatch == null && practices.insert(companyId, first)) {
            return first;
        }
        long expected = EntityTag.required(ifMatch);
        var changed = new CurrencyPractice(currency, increment, expected + 1);
        boolean done =
                expected == ISO_VERSION ? practices.insert(companyId, changed) : practices.update(companyId, changed);
        if (!done) {
            throw new StaleVersion(expected, get(companyId, currency).version());
        }
        return changed;
    }
}
