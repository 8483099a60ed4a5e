package io.tieout.ledger.period;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// @param reason why the books are opened again; kept for the auditor
/// @param adjustingOnly only as far as soft-closed: for adjusting entries
record ReopenPeriodRequest(
        @NotBlank @Size(max = 500) String reason, @Nullable Boolean adjustingOnly) {

    PeriodStatus target() {
        return Boolean.TRUE.equals(adjustingOnly) ? PeriodStatus.SOFT_CLOSED : PeriodStatus.OPEN;
    }
}
