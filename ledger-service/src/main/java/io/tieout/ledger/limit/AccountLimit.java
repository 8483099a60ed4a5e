package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// How far the balance of an account may go; debit minus credit.
///
/// @param minimum none when it may fall without end
/// @param maximum none when it may rise without end
record AccountLimit(
        AccountCode account,
        @Nullable Money minimum,
        @Nullable Money maximum,
        long version) {

    /// A movement back towards the bounds is always possible. What is reserved counts as if it were posted.
    boolean allows(Money movement, Standing after) {
        boolean tooLow =
                minimum != null && movement.isNegative() && after.lowest().compareTo(minimum) < 0;
        boolean tooHigh =
                maximum != null && movement.isPositive() && after.highest().compareTo(maximum) > 0;
        return !tooLow && !tooHigh;
    }
}
