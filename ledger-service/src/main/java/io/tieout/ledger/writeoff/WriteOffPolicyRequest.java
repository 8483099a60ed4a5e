package io.tieout.ledger.writeoff;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// @param aloneUpTo up to here one person is enough, for all write-offs of a customer in a calendar year
/// @param atMost never more than this; no limit when absent
record WriteOffPolicyRequest(
        @NotNull Money aloneUpTo, @Nullable Money atMost) {}
