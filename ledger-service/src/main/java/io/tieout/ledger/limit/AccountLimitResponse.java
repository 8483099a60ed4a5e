package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// @param minimum the least balance, debit minus credit
/// @param maximum the greatest balance, debit minus credit
record AccountLimitResponse(
        AccountCode account,
        @Nullable Money minimum,
        @Nullable Money maximum) {

    static AccountLimitResponse from(AccountLimit limit) {
        return new AccountLimitResponse(limit.account(), limit.minimum(), limit.maximum());
    }
}
