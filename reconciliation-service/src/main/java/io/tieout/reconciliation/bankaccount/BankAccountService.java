package io.tieout.reconciliation.bankaccount;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Connects bank accounts.
@Service
@Transactional
class BankAccountService {

    private final BankAccountRepository accounts;
    private final BankAccountPublisher publisher;
    private final Clock clock;

    BankAccountService(BankAccountRepository accounts, BankAccountPublisher publisher, Clock clock) {
        this.accounts = accounts;
        this.publisher = publisher;
        this.clock = clock;
    }

    BankAccount connect(BankAccount account) {
        if (!accounts.insert(account, clock.instant())) {
            throw new BankAccountAlreadyConnected();
        }
        publisher.connected(account);
        return account;
    }

    void opened(UUID companyId, UUID bankAccountId, String accountCode, String clearingAccountCode) {
        if (!accounts.setAccountCodes(companyId, bankAccountId, accountCode, clearingAccountCode)) {
            throw new IllegalStateException("The ledger opened an unknown bank account " + bankAccountId);
        }
    }
}
