package io.tieout.ledger.payable;

import io.tieout.platform.money.Money;

/// @param aloneUpTo a bill up to this total is paid without a second person
/// @param version 0 when nobody has set it yet
record BillPolicyResponse(Money aloneUpTo, long version) {

    static BillPolicyResponse from(BillPolicy policy) {
        return new BillPolicyResponse(policy.aloneUpTo(), policy.version());
    }
}
