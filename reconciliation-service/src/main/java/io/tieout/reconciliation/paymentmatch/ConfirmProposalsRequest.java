package io.tieout.reconciliation.paymentmatch;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Proposals of the engine that a person has seen and finds right.
record ConfirmProposalsRequest(@NotEmpty @Size(max = 200) List<@NotNull @Valid Item> items) {

    /// @param tag of the line's proposals as the workbench showed them: with the same rules and the same proposals
    /// it is the same
    /// @param rank which one of them, 1 when left out
    record Item(
            @NotNull UUID lineId,
            @NotBlank @Size(max = 64) String tag,
            @Nullable @Min(1) @Max(100) Integer rank) {

        int rankOrFirst() {
            return rank == null ? 1 : rank;
        }
    }
}
