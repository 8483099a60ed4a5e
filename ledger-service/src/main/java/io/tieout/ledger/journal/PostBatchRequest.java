package io.tieout.ledger.journal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// @param atomic true: all or none; false: each entry on its own
record PostBatchRequest(
        @NotNull Boolean atomic, @NotEmpty @Size(max = 500) List<@NotNull @Valid PostEntryRequest> entries) {}
