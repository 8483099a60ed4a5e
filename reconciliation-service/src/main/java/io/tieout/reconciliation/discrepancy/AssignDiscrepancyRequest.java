package io.tieout.reconciliation.discrepancy;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param userId who is to see to it; the caller when left out
/// @param note why
record AssignDiscrepancyRequest(
        @Nullable UUID userId, @Nullable @Size(max = 1000) String note) {}
