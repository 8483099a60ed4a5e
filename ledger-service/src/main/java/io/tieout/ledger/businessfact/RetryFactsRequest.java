package io.tieout.ledger.businessfact;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param factIds which to try again; when absent, up to 500 of those that wait, the longest untried first
/// @param effectiveDate the accounting date of their entries instead of their own, for when its period is closed
record RetryFactsRequest(
        @Nullable @Size(min = 1, max = 500) List<@NotNull BusinessFactId> factIds,
        @Nullable LocalDate effectiveDate) {

    @AssertTrue(message = "goes with factIds: say which facts get another date")
    boolean isEffectiveDate() {
        return effectiveDate == null || factIds != null;
    }
}
