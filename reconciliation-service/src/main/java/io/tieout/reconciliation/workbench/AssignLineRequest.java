package io.tieout.reconciliation.workbench;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param userId who is to see to the line; the caller when left out
/// @param note why
record AssignLineRequest(
        @Nullable UUID userId, @Nullable @Size(max = 1000) String note) {}
