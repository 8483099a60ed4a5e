package io.tieout.sales.deal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// @param atomic whether nothing is changed when one item is refused
record DealEditBatchRequest(
        @NotEmpty @Size(max = 200) List<@Valid Item> items,
        @Nullable Boolean atomic) {

    /// @param version that the change is based on
    /// @param changes a merge patch, as for a single deal
    /// @param stage into which it moves after that
    record Item(
            @NotNull UUID dealId,
            long version,
            @Nullable JsonNode changes,
            @Nullable @Size(min = 1, max = 60) String stage) {}
}
