package io.tieout.reconciliation.bankaccount;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

/// The company has no such bank account.
public class BankAccountNotFound extends NotFound {

    public BankAccountNotFound(UUID bankAccountId) {
        super("bank-account-not-found", "There is no such bank account", "There is no bank account " + bankAccountId);
    }
}
