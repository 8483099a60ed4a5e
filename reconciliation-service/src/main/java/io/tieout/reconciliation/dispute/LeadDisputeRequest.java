package io.tieout.reconciliation.dispute;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who leads a dispute, and until when it should be over.
record LeadDisputeRequest(@Nullable UUID ownerId, @NotNull LocalDate deadline) {}
