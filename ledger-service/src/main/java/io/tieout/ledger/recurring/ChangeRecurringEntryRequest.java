package io.tieout.ledger.recurring;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What may be changed. Other lines or dates are another recurring entry: end this one and begin that one.
///
/// @param active false: it rests; what became due meanwhile is posted when it goes on
record ChangeRecurringEntryRequest(
        @NotBlank @Size(max = 500) String text,
        @NotNull Boolean active,
        @Nullable LocalDate lastDate,
        @Nullable @Min(1) @Max(10_000) Integer maxRuns) {

    static ChangeRecurringEntryRequest from(RecurringEntry entry) {
        return new ChangeRecurringEntryRequest(
                entry.text(),
                entry.active(),
                entry.rule().lastDate(),
                entry.rule().maxRuns());
    }
}
