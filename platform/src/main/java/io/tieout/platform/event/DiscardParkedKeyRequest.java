package io.tieout.platform.event;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// @param reason kept with the event: why the books may go on without it
record DiscardParkedKeyRequest(@NotBlank @Size(max = 500) String reason) {}
