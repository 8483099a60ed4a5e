package io.tieout.ledger.limit;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Without any bound the limit is lifted.
///
/// @param minimum the least balance, debit minus credit; `0.00` on an asset account means no overdraft
/// @param maximum the greatest balance, debit minus credit
/// @param reason kept for the auditor
record SetLimitRequest(
        @Nullable Money minimum,
        @Nullable Money maximum,
        @NotBlank @Size(max = 500) String reason) {}
