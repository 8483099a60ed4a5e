package io.tieout.ledger.account;

import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class ChartService {

    /// The account that plays this role. The chart comes with the company, so this is a lookup that cannot miss for a
    /// known company.
    public AccountCode byRole(UUID companyId, AccountRole role) {
        throw new UnsupportedOperationException();
    }

    /// Opens the two accounts of a bank account, or returns those opened before.
    public BankAccounts openBankAccounts(UUID companyId, UUID bankAccountId, String name, Currency currency) {
        throw new UnsupportedOperationException();
    }

    @Transactional(readOnly = true)
    public Optional<BankAccounts> findBankAccounts(UUID companyId, UUID bankAccountId) {
        throw new UnsupportedOperationException();
    }
}
