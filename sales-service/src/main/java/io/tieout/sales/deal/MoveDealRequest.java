package io.tieout.sales.deal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param closeDate when the stage closes the deal; today where absent
/// @param reason when the deal is lost by this
/// @param overrideReason why a manager sets the rules of the stage aside
record MoveDealRequest(
        @NotBlank @Size(max = 60) String stage,
        @Nullable LocalDate closeDate,
        @Nullable @Size(min = 1, max = 200) String reason,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 60) String> objections,
        @Nullable @Size(min = 1, max = 500) String overrideReason) {

    static MoveDealRequest to(String stage) {
        return new MoveDealRequest(stage, null, null, null, null);
    }
}
