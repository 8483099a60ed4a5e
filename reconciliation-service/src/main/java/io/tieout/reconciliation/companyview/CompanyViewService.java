package io.tieout.reconciliation.companyview;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class CompanyViewService {

    private final CompanyViewRepository companies;

    CompanyViewService(CompanyViewRepository companies) {
        this.companies = companies;
    }

    void put(KnownCompany company, long version) {
        companies.put(company, version);
    }

    /// The company; one without a name, in UTC, while nothing is known of it.
    public KnownCompany get(UUID companyId) {
        return companies.find(companyId).orElseGet(() -> KnownCompany.unknown(companyId));
    }
}
