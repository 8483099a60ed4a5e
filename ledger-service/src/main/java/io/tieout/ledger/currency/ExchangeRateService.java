package io.tieout.ledger.currency;

import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.web.EntityTag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Knows what currencies cost, and how a company rounds them.
@Service
@Transactional
public class ExchangeRateService {

    private final ExchangeRateRepository rates;
    private final CurrencyPracticeRepository practices;
    private final CompanyService companies;
    private final ExchangeRatePublisher publisher;
    private final CurrencyProperties properties;

    ExchangeRateService(
            ExchangeRateRepository rates,
            CurrencyPracticeRepository practices,
            CompanyService companies,
            ExchangeRatePublisher publisher,
            CurrencyProperties properties) {
        this.rates = rates;
        this.practices = practices;
        this.companies = companies;
        this.publisher = publisher;
        this.properties = properties;
    }

    /// The rate to the company's own currency.
    ///
    /// @param pointer where the currency stands in the request
    public QuotedRate get(UUID companyId, Currency currency, LocalDate date, String pointer) {
        var own = companies.get(companyId).baseCurrency();
        return get(companyId, currency, own, date, pointer);
    }

    /// Rates to the company's own currency; those that are missing are missing.
    public Map<CurrencyOnDate, QuotedRate> find(UUID companyId, Collection<CurrencyOnDate> wanted, Currency own) {
        return rates.inForce(companyId, wanted, own, null, properties.maxRateAge());
    }

    /// The smallest step of the company's amounts in a currency: one minor unit, or what the company decided.
    public Money increment(UUID companyId, Currency currency) {
        return practices
                .find(companyId, currency)
                .map(CurrencyPractice::roundingIncrement)
                .orElseGet(() -> Rate.smallestUnit(currency));
    }

    /// The rates in force, where what amounts are said to be worth lies further from them than is allowed. One step of
    /// rounding is never too far; without a rate in force nothing is.
    public Map<StatedWorth, QuotedRate> contradicting(UUID companyId, Collection<StatedWorth> stated, LocalDate date) {
        var own = companies.get(companyId).baseCurrency();
        var step = increment(companyId, own).toBigDecimal();
        var inForce =
                find(companyId, stated.stream().map(each -> wish(each, date)).collect(Collectors.toSet()), own);
        var contradicting = new HashMap<StatedWorth, QuotedRate>();
        for (var each : stated) {
            var quoted = inForce.get(wish(each, date));
            if (quoted != null && isFar(each, quoted.rate(), step)) {
                contradicting.put(each, quoted);
            }
        }
        return contradicting;
    }

    public Optional<QuotedRate> contradicting(UUID companyId, StatedWorth stated, LocalDate date) {
        return Optional.ofNullable(
                contradicting(companyId, List.of(stated), date).get(stated));
    }

    private boolean isFar(StatedWorth stated, Rate rate, BigDecimal step) {
        var expected = stated.amount().toBigDecimal().multiply(rate.value());
        var allowed = expected.multiply(properties.maxRateDeviation()).add(step);
        return stated.worth().toBigDecimal().subtract(expected).abs().compareTo(allowed) > 0;
    }

    private static CurrencyOnDate wish(StatedWorth stated, LocalDate date) {
        return new CurrencyOnDate(stated.amount().currency(), date);
    }

    /// The rate of one source to the company's own currency.
    ///
    /// @param pointer where it could have been stated in the request
    public QuotedRate quotedBy(UUID companyId, String source, Currency currency, LocalDate date, String pointer) {
        var own = companies.get(companyId).baseCurrency();
        return find(companyId, currency, own, date, source)
                .orElseThrow(() -> new ExchangeRateMissing(currency, own, date, source, pointer));
    }

    QuotedRate get(UUID companyId, Currency base, Currency quote, LocalDate date, String pointer) {
        return find(companyId, base, quote, date, null)
                .orElseThrow(() -> new ExchangeRateMissing(base, quote, date, pointer));
    }

    private Optional<QuotedRate> find(
            UUID companyId, Currency base, Currency quote, LocalDate date, @Nullable String source) {
        var wish = new CurrencyOnDate(base, date);
        return Optional.ofNullable(rates.inForce(companyId, List.of(wish), quote, source, properties.maxRateAge())
                .get(wish));
    }

    /// Records a rate; the same one again changes nothing.
    ///
    /// @param ifMatch the version that is corrected; none for a first quotation
    ExchangeRate record(UUID companyId, RecordExchangeRateRequest quoted, @Nullable String ifMatch, UUID by) {
        var quote = quoted.quote(companies.get(companyId).baseCurrency());
        if (quote.equals(quoted.base())) {
            throw new ExchangeRateOfItself(quote, "/quoteCurrency");
        }
        if (ifMatch == null && rates.insert(companyId, ExchangeRateId.next(), quoted, quote, 1, by)) {
            return recorded(companyId, quoted, quote);
        }
        var known = rates.find(companyId, quoted.base(), quote, quoted.date(), quoted.quotedBy())
                .orElseThrow(() -> new StaleVersion(EntityTag.required(ifMatch), 0));
        if (ifMatch == null) {
            if (!known.rate().equals(quoted.rate())) {
                throw new ExchangeRateExists(known);
            }
            return known;
        }
        long expected = EntityTag.required(ifMatch);
        if (expected != known.version() || !rates.insert(companyId, known.id(), quoted, quote, expected + 1, by)) {
            throw new StaleVersion(expected, known.version());
        }
        return recorded(companyId, quoted, quote);
    }

    private ExchangeRate recorded(UUID companyId, RecordExchangeRateRequest quoted, Currency quote) {
        var rate = rates.find(companyId, quoted.base(), quote, quoted.date(), quoted.quotedBy())
                .orElseThrow();
        publisher.recorded(companyId, rate);
        return rate;
    }
}
