package io.tieout.customer.party;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class BankAccountService {

    private static final int AT_ONCE = 500;

    private final BankAccountRepository accounts;

    BankAccountService(BankAccountRepository accounts) {
        this.accounts = accounts;
    }

    /// Writes some accounts anew with the primary keys. Returns how many.
    int renewSome() {
        var rows = accounts.outdated(AT_ONCE);
        if (!rows.isEmpty()) {
            accounts.renew(rows);
        }
        return rows.size();
    }
}
