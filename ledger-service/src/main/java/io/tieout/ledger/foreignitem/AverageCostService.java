package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.company.CompanyService;
import java.util.Currency;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Knows at what average the money on accounts in other currencies is carried.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AverageCostService {

    private final AverageCostRepository averages;
    private final CompanyService companies;

    AverageCostService(AverageCostRepository averages, CompanyService companies) {
        this.averages = averages;
        this.companies = companies;
    }

    /// Nobody else takes money out of the account by its average until the transaction ends.
    public AverageCost lock(UUID companyId, AccountCode account, Currency currency) {
        averages.lock(companyId, account);
        return averages.find(
                companyId, account, currency, companies.get(companyId).baseCurrency());
    }
}
