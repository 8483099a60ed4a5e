package io.tieout.reconciliation.confirmation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param linkDays how long a link works
/// @param reminderDays after so many days of silence a customer is reminded, and again
/// @param maxReminders how often
/// @param deemedAfterDays after so many days silence counts as consent, but not before `reminderDays` after the last
/// reminder; absent: never
record ConfirmationPolicyRequest(
        @NotNull @Min(1) @Max(365) Integer linkDays,
        @NotNull @Min(1) @Max(180) Integer reminderDays,
        @NotNull @Min(0) @Max(10) Integer maxReminders,
        @Nullable @Min(1) @Max(365) Integer deemedAfterDays) {

    ConfirmationPolicy of(UUID companyId, long version) {
        return new ConfirmationPolicy(companyId, linkDays, reminderDays, maxReminders, deemedAfterDays, version);
    }
}
