package io.tieout.platform.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that waits, with all that is needed to apply it later.
record ParkedEvent(
        UUID id,
        RawRecord message,
        ParkedState state,
        boolean deadLettered,
        @Nullable UUID companyId) {}
