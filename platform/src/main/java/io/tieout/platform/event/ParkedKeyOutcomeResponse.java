package io.tieout.platform.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a retry or discard led to.
///
/// @param resolved whether the event is off the shelf
/// @param reason why not, if so
record ParkedKeyOutcomeResponse(
        UUID id, boolean resolved, @Nullable String reason) {}
