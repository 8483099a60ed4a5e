package io.tieout.ledger.period;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param waivers gates of the checklist that are open and shall not stand against closing
record ClosePeriodRequest(
        @Nullable @Size(max = 500) String reason,
        @Nullable @Size(max = 20) List<@NotNull @Valid Waiver> waivers) {

    static final ClosePeriodRequest PLAIN = new ClosePeriodRequest(null, null);

    /// @param gate as the checklist names it
    /// @param reason kept for the auditor
    record Waiver(
            @NotBlank @Size(max = 60) String gate,
            @NotBlank @Size(max = 500) String reason) {}

    List<GateWaiver> toWaivers() {
        return waivers == null
                ? List.of()
                : waivers.stream()
                        .map(waiver -> new GateWaiver(waiver.gate(), waiver.reason()))
                        .toList();
    }
}
