package io.tieout.ledger.dunning;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param date the day on which levels are counted; not after today
/// @param dryRun shows who would be reminded, and keeps nothing; false when absent
record StartDunningRunRequest(
        @NotNull LocalDate date, @Nullable Boolean dryRun) {}
