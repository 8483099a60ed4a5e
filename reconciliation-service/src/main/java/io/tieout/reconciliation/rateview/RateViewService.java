package io.tieout.reconciliation.rateview;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class RateViewService {

    private final RateViewRepository rates;
    private final RateViewProperties properties;

    RateViewService(RateViewRepository rates, RateViewProperties properties) {
        this.rates = rates;
        this.properties = properties;
    }

    void put(QuotedRate quoted) {
        rates.put(quoted);
    }

    /// What each of these currencies costs in another one on each of these days; those without a recent rate are
    /// missing.
    public Map<CurrencyOnDate, KnownRate> inForce(
            UUID companyId, Collection<Currency> currencies, Collection<LocalDate> days, Currency in) {
        return rates.inForce(companyId, currencies, days, in, properties.maxAge());
    }
}
