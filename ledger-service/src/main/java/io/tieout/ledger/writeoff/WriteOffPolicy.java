package io.tieout.ledger.writeoff;

import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// How much may be written off for a customer in a calendar year, all write-offs together.
///
/// @param aloneUpTo up to here one person is enough
/// @param atMost never more, whoever approves; none: no limit
/// @param version 0 when nobody has set it: then every write-off needs two persons
record WriteOffPolicy(Money aloneUpTo, @Nullable Money atMost, long version) {

    WriteOffPolicy {
        if (aloneUpTo.isNegative() || (atMost != null && atMost.compareTo(aloneUpTo) < 0)) {
            throw new WriteOffPolicyRefused();
        }
    }

    /// @param before what was written off for the customer in that year
    void requireAllowed(Money before, Money amount) {
        if (atMost != null && before.plus(amount).compareTo(atMost) > 0) {
            throw new WriteOffLimitExceeded(atMost, before, amount);
        }
    }

    boolean needsTwo(Money before, Money amount) {
        return before.plus(amount).compareTo(aloneUpTo) > 0;
    }
}
