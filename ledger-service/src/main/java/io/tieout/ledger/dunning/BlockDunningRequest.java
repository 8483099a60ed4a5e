package io.tieout.ledger.dunning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param reason for people; no personal data
/// @param until the last day of the block; without end when absent
record BlockDunningRequest(
        @NotBlank @Size(max = 500) String reason, @Nullable LocalDate until) {}
