package io.tieout.reconciliation.paymentmatch;

import io.tieout.reconciliation.matching.LineKind;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param kind what the line is, if no customer's payment
/// @param otherLineId the line at the other end of an OWN_TRANSFER, which is explained with it
record ClassifyLineRequest(@NotNull LineKind kind, @Nullable UUID otherLineId) {

    @AssertTrue(message = "is for OWN_TRANSFER only")
    boolean isOtherLineId() {
        return otherLineId == null || kind == LineKind.OWN_TRANSFER;
    }
}
