package io.tieout.ledger.customerterms;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.customerview.CustomerViewService;
import io.tieout.ledger.receivable.OrderTerms;
import io.tieout.ledger.receivable.PaymentTerms;
import io.tieout.ledger.tax.TaxCodeService;
import io.tieout.platform.problem.StaleVersion;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class CustomerTermsService implements OrderTerms {

    private final CompanyService companies;
    private final CustomerViewService customers;
    private final TaxCodeService taxes;
    private final CustomerTermsRepository terms;
    private final Clock clock;

    CustomerTermsService(
            CompanyService companies,
            CustomerViewService customers,
            TaxCodeService taxes,
            CustomerTermsRepository terms,
            Clock clock) {
        this.companies = companies;
        this.customers = customers;
        this.taxes = taxes;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public PaymentTerms of(UUID companyId, UUID customerId) {
        return terms.agreed(companyId, customerId).orElse(PaymentTerms.NONE);
    }

    /// @param customerId none: those of the company
    CustomerTerms get(UUID companyId, @Nullable UUID customerId) {
        if (customerId != null) {
            customers.requireKnown(companyId, customerId);
        }
        return terms.find(companyId, customerId).orElse(CustomerTerms.NEVER_SET);
    }

    void set(UUID companyId, @Nullable UUID customerId, PaymentTerms wanted, long expectedVersion, UUID by) {
        var code = wanted.withholdingTaxCode();
        if (code != null) {
            var company = companies.get(companyId);
            taxes.ofCompany(company).ofWithholding(code, company.today(clock), "/withholdingTaxCode");
        }
        save(companyId, customerId, new CustomerTerms(wanted, false, expectedVersion + 1), by);
    }

    /// The customer has none of its own any more: those of the company count.
    void withdraw(UUID companyId, UUID customerId, long expectedVersion, UUID by) {
        save(companyId, customerId, new CustomerTerms(PaymentTerms.NONE, true, expectedVersion + 1), by);
    }

    private void save(UUID companyId, @Nullable UUID customerId, CustomerTerms set, UUID by) {
        var present = get(companyId, customerId).version();
        if (present != set.version() - 1 || !terms.save(companyId, customerId, set, by)) {
            throw new StaleVersion(set.version() - 1, get(companyId, customerId).version());
        }
    }
}
