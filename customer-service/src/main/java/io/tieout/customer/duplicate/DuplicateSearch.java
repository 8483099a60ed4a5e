package io.tieout.customer.duplicate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param records customers and people
/// @param compared pairs that share a key
/// @param found pairs that may be one
/// @param commonKeys keys that so many share that they say nothing: whom nothing else connects was not compared
record DuplicateSearch(
        UUID searchId,
        State state,
        UUID requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        long records,
        long compared,
        long found,
        long commonKeys) {

    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }
}
