package io.tieout.customer.merge;

import io.tieout.customer.party.MergeChoice;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param survivorVersion the version that the choice is based on, as in `If-Match`; so is the other one
/// @param choices by field: `SURVIVOR`, `MERGED` or, for a list, `BOTH`; custom fields as `cf.key`, keys of another
///     system as `key.system`
record CustomerMergeRequest(
        @NotNull UUID survivorId,
        @NotNull @Positive Long survivorVersion,
        @NotNull UUID mergedId,
        @NotNull @Positive Long mergedVersion,
        @Nullable @Size(max = 200) Map<@NotBlank String, @NotNull MergeChoice> choices,
        @NotBlank @Size(max = 500) String reason) {}
