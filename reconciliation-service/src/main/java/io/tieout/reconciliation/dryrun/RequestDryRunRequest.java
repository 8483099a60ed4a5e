package io.tieout.reconciliation.dryrun;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// @param from first booking date of the lines
/// @param to last booking date
record RequestDryRunRequest(
        @NotNull LocalDate from, @NotNull LocalDate to) {}
