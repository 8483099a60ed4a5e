package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.problem.NotFound;

final class AccountLimitUnknown extends NotFound {

    AccountLimitUnknown(AccountCode account) {
        super("account-limit-unknown", "The account has no limit", "Account " + account + " has no limit");
    }
}
