package io.tieout.reconciliation.payout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/// @param lineId the line that the payout has and is not
record FreePayoutRequest(
        @NotNull UUID lineId, @NotBlank @Size(max = 500) String reason) {}
