package io.tieout.customer.webhook;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class WebhookDeliveryNotFound extends NotFound {

    WebhookDeliveryNotFound(UUID id) {
        super(
                "webhook-delivery-not-found",
                "There is no such webhook delivery",
                "No webhook delivery " + id + "; they are kept for some days");
    }
}
