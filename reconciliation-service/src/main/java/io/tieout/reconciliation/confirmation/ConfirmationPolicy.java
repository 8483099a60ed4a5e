package io.tieout.reconciliation.confirmation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a company treats silence.
///
/// @param linkDays how long a link works
/// @param reminderDays after so many days of silence a customer is reminded, and again
/// @param maxReminders how often
/// @param deemedAfterDays after so many days silence counts as consent, but not before `reminderDays` after the last
/// reminder; null: never
/// @param version 0: the company has set nothing
record ConfirmationPolicy(
        UUID companyId,
        int linkDays,
        int reminderDays,
        int maxReminders,
        @Nullable Integer deemedAfterDays,
        long version) {

    /// Silence means nothing until a company says otherwise.
    static ConfirmationPolicy usual(UUID companyId) {
        return new ConfirmationPolicy(companyId, 60, 14, 2, null, 0);
    }

    /// Nobody consents by silence who was never reminded, or had no link to answer by.
    ConfirmationPolicy requireFair() {
        if (deemedAfterDays != null
                && (maxReminders == 0 || deemedAfterDays <= reminderDays || deemedAfterDays > linkDays)) {
            throw new ConfirmationPolicyUnfair();
        }
        return this;
    }
}
