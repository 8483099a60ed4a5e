package io.tieout.customer.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of one try to deliver an event.
///
/// @param statusCode that the receiver answered, if it did
/// @param problem why it was not delivered; none when it was
/// @param response the beginning of the answer's body
/// @param retryAfter how long the receiver wants to be left alone
record Attempt(
        Instant startedAt,
        Duration duration,
        @Nullable Integer statusCode,
        @Nullable String problem,
        @Nullable String response,
        @Nullable Duration retryAfter) {

    private static final int GONE = 410;

    boolean isDelivered() {
        return problem == null;
    }

    /// The receiver wants nothing any more.
    boolean isGone() {
        return statusCode != null && statusCode == GONE;
    }
}
