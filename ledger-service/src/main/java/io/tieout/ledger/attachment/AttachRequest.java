package io.tieout.ledger.attachment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// @param sha256 of a content that was uploaded before
/// @param fileName how people call it; no personal data, it can never be erased
record AttachRequest(
        @NotNull Sha256 sha256,

        @NotNull
        @Size(min = 1, max = 200)
        @Pattern(regexp = "[^\\p{Cntrl}/\\\\]+", message = "must be a file name without a path")
        String fileName) {}
