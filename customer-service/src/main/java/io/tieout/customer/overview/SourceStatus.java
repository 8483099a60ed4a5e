package io.tieout.customer.overview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param stale the service did not answer when it was asked last
/// @param asOf when it was last seen alive; none where nobody asks
record SourceStatus(boolean stale, @Nullable Instant asOf) {

    static final SourceStatus UNWATCHED = new SourceStatus(false, null);

    SourceStatus seen(boolean alive, Instant at) {
        return alive ? new SourceStatus(false, at) : new SourceStatus(true, asOf);
    }
}
