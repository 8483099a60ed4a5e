package io.tieout.ledger.deferral;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.journal.Side;

/// What is spread over the months.
enum DeferralKind {
    PREPAID_EXPENSE(AccountRole.PREPAID_EXPENSES, AccountType.ASSET, AccountType.EXPENSE, Side.DEBIT),
    DEFERRED_REVENUE(AccountRole.DEFERRED_REVENUE, AccountType.LIABILITY, AccountType.REVENUE, Side.CREDIT);

    private final AccountRole usualAccount;
    private final AccountType balanceType;
    private final AccountType resultType;
    private final Side resultSide;

    DeferralKind(AccountRole usualAccount, AccountType balanceType, AccountType resultType, Side resultSide) {
        this.usualAccount = usualAccount;
        this.balanceType = balanceType;
        this.resultType = resultType;
        this.resultSide = resultSide;
    }

    /// Where such amounts wait when nobody says otherwise.
    AccountRole usualAccount() {
        return usualAccount;
    }

    AccountType balanceType() {
        return balanceType;
    }

    AccountType resultType() {
        return resultType;
    }

    /// On which side a month's part reaches the result.
    Side resultSide() {
        return resultSide;
    }
}
