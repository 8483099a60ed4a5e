package io.tieout.identity.company;

import io.tieout.platform.id.Ids;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Founds companies.
@Service
@Transactional
public class CompanyService {

    private final CompanyRepository companies;
    private final CompanyPublisher publisher;
    private final Clock clock;

    CompanyService(CompanyRepository companies, CompanyPublisher publisher, Clock clock) {
        this.companies = companies;
        this.publisher = publisher;
        this.clock = clock;
    }

    public CompanyId found(FoundCompany wanted) {
        var company = new Company(
                new CompanyId(Ids.next()),
                wanted.name(),
                wanted.baseCurrency(),
                wanted.timeZone(),
                wanted.locale(),
                wanted.fiscalYearStart(),
                1);
        companies.insert(company, clock.instant());
        publisher.changed(company);
        return company.id();
    }

    /// The oldest company: the one that was founded when this installation first started.
    public Optional<CompanyId> findFirst() {
        return companies.findFirst();
    }
}
