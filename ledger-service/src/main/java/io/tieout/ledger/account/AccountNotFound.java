package io.tieout.ledger.account;

import io.tieout.platform.problem.NotFound;

final class AccountNotFound extends NotFound {

    AccountNotFound(AccountCode code) {
        super("account-not-found", "There is no such account", "No account has the code " + code);
    }
}
