package io.tieout.customer.credit;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// @param points added to the score, negative to take off
record AdjustmentRequest(
        @NotNull @Min(-1000) @Max(1000) Integer points,
        @NotBlank @Size(max = 500) String reason,
        @NotNull LocalDate validUntil) {

    @AssertTrue(message = "must change the score")
    boolean isChange() {
        return points == null || points != 0;
    }
}
