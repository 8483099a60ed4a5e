package io.tieout.customer.webhook;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class WebhookEndpointNotFound extends NotFound {

    WebhookEndpointNotFound(UUID id) {
        super("webhook-endpoint-not-found", "There is no such webhook endpoint", "No webhook endpoint " + id);
    }
}
