package io.tieout.reconciliation.dispute;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param outcome with tax involved only CREDITED gives something up
/// @param amount what is given up; all that is disputed when absent
/// @param effectiveDate the accounting date; today when absent
record ResolveDisputeRequest(
        @NotNull DisputeOutcome outcome,
        @Nullable Money amount,
        @Nullable LocalDate effectiveDate) {

    @AssertTrue(message = "is not given up by this outcome")
    boolean isAmount() {
        return amount == null || outcome == null || outcome.givesUpMoney();
    }
}
