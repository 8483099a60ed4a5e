package io.tieout.ledger.writeoff;

import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// @param aloneUpTo up to here one person is enough, for all write-offs of a customer in a calendar year
/// @param atMost never more than this; no limit when absent
/// @param version 0 when nobody has set it yet
record WriteOffPolicyResponse(Money aloneUpTo, @Nullable Money atMost, long version) {

    static WriteOffPolicyResponse from(WriteOffPolicy policy) {
        return new WriteOffPolicyResponse(policy.aloneUpTo(), policy.atMost(), policy.version());
    }
}
