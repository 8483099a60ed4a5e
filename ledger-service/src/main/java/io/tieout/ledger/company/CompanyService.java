package io.tieout.ledger.company;

import io.tieout.platform.event.DependencyMissing;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class CompanyService {

    private final CompanyRepository companies;
    private final ApplicationEventPublisher observers;

    /// A company's books never change their currency, so what was found once stays right.
    private final Map<UUID, Currency> baseCurrencies = new ConcurrentHashMap<>();

    CompanyService(CompanyRepository companies, ApplicationEventPublisher observers) {
        this.companies = companies;
        this.observers = observers;
    }

    /// For requests: an unknown company is refused (404).
    public Company get(UUID companyId) {
        return find(companyId).orElseThrow(() -> new CompanyUnknown(companyId));
    }

    /// For event handlers: an unknown company is waited for.
    public Company awaited(UUID companyId) {
        return find(companyId).orElseThrow(() -> new DependencyMissing("company " + companyId));
    }

    public Optional<Company> find(UUID companyId) {
        return companies.find(companyId);
    }

    /// What every posting asks for.
    public Optional<Currency> findBaseCurrency(UUID companyId) {
        var known = baseCurrencies.get(companyId);
        if (known != null) {
            return Optional.of(known);
        }
        var found = find(companyId).map(Company::baseCurrency);
        found.ifPresent(currency -> baseCurrencies.put(companyId, currency));
        return found;
    }

    void keep(Company company) {
        if (companies.insert(company)) {
            observers.publishEvent(new CompanyArrived(company));
            return;
        }
        var known = get(company.id());
        if (!known.baseCurrency().equals(company.baseCurrency())) {
            throw new IllegalStateException("The books of " + company.id() + " are kept in " + known.baseCurrency()
                    + " and cannot be kept in " + company.baseCurrency());
        }
        companies.update(company);
    }
}
