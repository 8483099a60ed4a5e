package io.tieout.ledger.journal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param date the accounting date of the reversal; when absent the entry's own date, or the first open day after it
record ReverseEntryRequest(
        @Nullable LocalDate date, @NotBlank @Size(max = 500) String reason) {}
