package io.tieout.reconciliation.discrepancy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/// @param dueDays from the opening to the deadline, by kind; a kind that is left out has its standard
/// @param graceDays an invoice may be due for so long before its payment is missing
/// @param reminderDays after the deadline, rising: one level each
record DiscrepancyPolicyRequest(
        @NotNull Map<@NotNull DiscrepancyKind, @NotNull Integer> dueDays,
        @NotNull Integer graceDays,
        @NotNull @Size(max = 9) List<@NotNull Integer> reminderDays) {

    static DiscrepancyPolicyRequest from(DiscrepancyPolicy policy) {
        return new DiscrepancyPolicyRequest(policy.dueDays(), policy.graceDays(), policy.reminderDays());
    }

    DiscrepancyPolicy toPolicy() {
        return new DiscrepancyPolicy(dueDays, graceDays, reminderDays);
    }
}
