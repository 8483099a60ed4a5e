package io.tieout.reconciliation.rateview;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class RateViewService {

    private final RateViewRepository rates;
    private final List<RatesObserver> observers;
    private final RateViewProperties properties;

    RateViewService(RateViewRepository rates, List<RatesObserver> observers, RateViewProperties properties) {
        this.rates = rates;
        this.observers = List.copyOf(observers);
        this.properties = properties;
    }

    void put(QuotedRate quoted) {
        if (rates.put(quoted)) {
            var last = quoted.date().plus(properties.maxAge());
            observers.forEach(observer -> observer.rateKnown(
                    quoted.companyId(),
                    Currency.getInstance(quoted.base()),
                    Currency.getInstance(quoted.quote()),
                    quoted.date(),
                    last));
        }
    }

    /// What each of these currencies costs in another one on each of these days; those without a recent rate are
    /// missing.
    public Map<CurrencyOnDate, KnownRate> inForce(
            UUID companyId, Collection<Currency> currencies, Collection<LocalDate> days, Currency in) {
        return rates.inForce(companyId, currencies, days, in, properties.maxAge());
    }
}
