package io.tieout.customer.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A program of others that is told of events.
///
/// @param eventTypes one of them must fit
/// @param disabledReason none while it is enabled
/// @param failingSince since when nothing was taken; none after a success
/// @param pausedUntil until when the receiver wants to be left alone
/// @param previousSecretUntil until when events are signed with the secret before the last rotation, too
/// @param createdBy the user or client whose endpoint it is
record WebhookEndpoint(
        UUID endpointId,
        String url,
        List<EventPattern> eventTypes,
        String description,
        boolean enabled,
        @Nullable DisabledReason disabledReason,
        @Nullable Instant disabledAt,
        @Nullable Instant failingSince,
        @Nullable Instant pausedUntil,
        @Nullable Instant previousSecretUntil,
        UUID createdBy,
        Instant createdAt,
        long version) {

    enum DisabledReason {
        BY_HAND,
        /// The receiver answered 410.
        GONE,
        /// It took nothing for days.
        FAILING
    }

    WebhookEndpoint {
        eventTypes = List.copyOf(eventTypes);
    }
}
