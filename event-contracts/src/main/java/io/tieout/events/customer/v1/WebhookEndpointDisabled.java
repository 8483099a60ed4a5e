package io.tieout.events.customer.v1;

import java.time.Instant;
import java.util.UUID;

/// Nothing is sent to a webhook endpoint any more, for it took nothing.
///
/// @param host where events were sent; the rest of the address may be a secret
/// @param reason GONE (it answered 410) or FAILING (it took nothing for days)
public record WebhookEndpointDisabled(UUID endpointId, String host, String reason, Instant disabledAt) {}
