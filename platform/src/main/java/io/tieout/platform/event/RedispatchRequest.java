package io.tieout.platform.event;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/// @param topic whose events are sent again
/// @param fromSeq the first of them by its number in the outbox; all when absent
record RedispatchRequest(
        @NotBlank String topic, @PositiveOrZero @Nullable Long fromSeq) {}
