package io.tieout.ledger.payable;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param effectiveDate of the reversal; the bill's own, or the first open day after it, when absent
/// @param reason what was wrong
record VoidBillRequest(
        @Nullable LocalDate effectiveDate,
        @NotBlank @Size(max = 500) String reason) {}
