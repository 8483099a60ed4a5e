package io.tieout.reconciliation.learning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// @param deciding whether it may also book the only proposal for a line, where it is sure enough; no when absent
record ActivateModelRequest(
        @NotBlank @Size(max = 500) String reason, @Nullable Boolean deciding) {}
