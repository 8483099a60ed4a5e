package io.tieout.reconciliation.bankreconciliation;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param to the day up to which bank and books are compared
/// @param fourEyes another person than its author has to sign it; false when absent
record PrepareReconciliationRequest(
        @NotNull UUID bankAccountId,
        @NotNull LocalDate to,
        @Nullable Boolean fourEyes) {}
