package io.tieout.identity.client;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A merge patch: what is left out stays as it is.
record ChangeClientRequest(
        @Nullable @Size(max = 200) @Pattern(regexp = "(?s).*\\S.*")
        String displayName,

        @Nullable Boolean disabled) {}
