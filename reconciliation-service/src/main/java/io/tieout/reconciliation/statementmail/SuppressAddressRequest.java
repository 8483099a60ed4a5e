package io.tieout.reconciliation.statementmail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// @param address only its hash is kept
record SuppressAddressRequest(
        @NotBlank @Size(max = 254) String address,
        @NotNull SuppressionReason reason,
        @NotBlank @Size(max = 500) String note) {}
