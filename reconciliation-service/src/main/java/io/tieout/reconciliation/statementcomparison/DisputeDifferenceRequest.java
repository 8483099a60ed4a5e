package io.tieout.reconciliation.statementcomparison;

import io.tieout.reconciliation.dispute.DisputeReason;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param text the first message of the thread, which the customer sees
/// @param deadline until when it should be over; in 30 days when absent
record DisputeDifferenceRequest(
        @NotNull DisputeReason reasonCode,
        @NotBlank @Size(max = 4000) String text,
        @Nullable LocalDate deadline) {}
