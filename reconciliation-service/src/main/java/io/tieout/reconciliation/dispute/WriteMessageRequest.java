package io.tieout.reconciliation.dispute;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// @param side who says it: one of our people, or the customer whose letter or call is written down
/// @param internal among ourselves: never shown to the customer; false when absent
record WriteMessageRequest(
        @NotNull DisputeSide side,
        @Nullable Boolean internal,
        @NotBlank @Size(max = 4000) String text) {

    @AssertTrue(message = "is what our people say among themselves")
    boolean isInternal() {
        return !amongOurselves() || side == DisputeSide.COMPANY;
    }

    boolean amongOurselves() {
        return internal != null && internal;
    }
}
