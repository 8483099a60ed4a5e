package io.tieout.reconciliation.confirmation;

import org.jspecify.annotations.Nullable;

/// @param linkDays how long a link works
/// @param reminderDays after so many days of silence a customer is reminded, and again
/// @param maxReminders how often
/// @param deemedAfterDays after so many days silence counts as consent, but not before `reminderDays` after the last
/// reminder; absent: never
record ConfirmationPolicyResponse(
        int linkDays,
        int reminderDays,
        int maxReminders,
        @Nullable Integer deemedAfterDays) {

    static ConfirmationPolicyResponse from(ConfirmationPolicy policy) {
        return new ConfirmationPolicyResponse(
                policy.linkDays(), policy.reminderDays(), policy.maxReminders(), policy.deemedAfterDays());
    }
}
