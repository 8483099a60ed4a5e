package io.tieout.reconciliation.settlement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param reason for people
/// @param effectiveDate the accounting date; today when absent
record UndoSettlementRequest(
        @NotBlank @Size(max = 500) String reason, @Nullable LocalDate effectiveDate) {}
