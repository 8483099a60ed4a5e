package io.tieout.ledger.tax;

import io.tieout.documenttotals.InvalidDocument;
import io.tieout.ledger.company.Company;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.Rate;
import io.tieout.platform.problem.StaleVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class TaxCodeService {

    private final TaxRepository taxes;
    private final CompanyService companies;
    private final ExchangeRateService rates;

    TaxCodeService(TaxRepository taxes, CompanyService companies, ExchangeRateService rates) {
        this.taxes = taxes;
        this.companies = companies;
        this.rates = rates;
    }

    /// Everything that a document needs to be added up.
    public CompanyTaxes ofCompany(Company company) {
        return new CompanyTaxes(
                settings(company), taxes.all(company.id()), rates.increment(company.id(), company.baseCurrency()));
    }

    /// The rate at which the tax of a document in another currency is owed.
    ///
    /// @param stated what the document says itself
    /// @return none: the rate at which the document is booked
    public Optional<Rate> exchangeRate(Company company, Currency currency, LocalDate taxPoint, @Nullable Rate stated) {
        if (stated != null) {
            return Optional.of(stated);
        }
        return Optional.ofNullable(settings(company).exchangeRateSource())
                .map(source -> rates.quotedBy(company.id(), source, currency, taxPoint, "/taxExchangeRate")
                        .rate());
    }

    /// Gives a company the taxes of its chart, in place of those of the chart before.
    ///
    /// @param former the codes of that one
    public void install(Company company, Collection<String> former, List<TaxCode> codes, TaxSettings settings) {
        taxes.delete(company.id(), former);
        for (var code : codes) {
            if (!taxes.insert(company.id(), code)) {
                throw new TaxCodeExists(code.code());
            }
        }
        var present = settings(company);
        if (!taxes.save(company.id(), settings.withRatesOf(present).following(present))) {
            throw new StaleVersion(present.version(), settings(company).version());
        }
    }

    List<TaxCode> all(UUID companyId) {
        return taxes.all(companies.get(companyId).id());
    }

    TaxCode get(UUID companyId, String code) {
        return taxes.find(companyId, code).orElseThrow(() -> new TaxCodeNotFound(code));
    }

    void create(UUID companyId, TaxCode code) {
        companies.get(companyId);
        if (!taxes.insert(companyId, code)) {
            throw new TaxCodeExists(code.code());
        }
    }

    /// From a day on the tax has another rate. Days before keep theirs.
    void change(UUID companyId, String name, long expectedVersion, DatedRate next) {
        var code = get(companyId, name);
        if (code.version() != expectedVersion) {
            throw new StaleVersion(expectedVersion, code.version());
        }
        var last = code.last();
        if (!next.validFrom().isAfter(last.validFrom())) {
            throw TaxRateRefused.overlapping(next.validFrom());
        }
        var rates = new ArrayList<>(code.rates());
        var end = endBefore(next.validFrom(), last);
        rates.set(
                rates.size() - 1,
                new DatedRate(last.validFrom(), end, last.percent(), last.baseNumerator(), last.baseDenominator()));
        rates.add(next);
        var after = checked(code, rates);
        if (!taxes.succeed(companyId, after, expectedVersion)) {
            throw new StaleVersion(expectedVersion, get(companyId, name).version());
        }
        taxes.end(companyId, name, last.validFrom(), end);
        taxes.insertRates(companyId, name, List.of(next));
    }

    TaxSettings settings(Company company) {
        return taxes.settings(company.id()).orElse(TaxSettings.USUAL);
    }

    TaxSettings settings(UUID companyId) {
        return settings(companies.get(companyId));
    }

    void setSettings(UUID companyId, TaxSettings settings, long expectedVersion) {
        var company = companies.get(companyId);
        var present = settings(company);
        if (present.version() != expectedVersion || !taxes.save(companyId, settings.following(present))) {
            throw new StaleVersion(expectedVersion, settings(company).version());
        }
    }

    private static LocalDate endBefore(LocalDate validFrom, DatedRate last) {
        var before = validFrom.minusDays(1);
        var ends = last.validTo();
        return ends != null && ends.isBefore(before) ? ends : before;
    }

    private static TaxCode checked(TaxCode code, List<DatedRate> rates) {
        try {
            return new TaxCode(code.code(), code.name(), code.localName(), code.kind(), rates, code.version());
        } catch (InvalidDocument e) {
            throw TaxRateRefused.of(e);
        }
    }
}
