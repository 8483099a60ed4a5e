package io.tieout.customer.webhook;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class WebhookEndpointDisabled extends Conflict {

    WebhookEndpointDisabled(UUID id) {
        super(
                "webhook-endpoint-disabled",
                "The webhook endpoint is disabled",
                "Nothing is sent to the webhook endpoint " + id + " until it is enabled");
    }
}
