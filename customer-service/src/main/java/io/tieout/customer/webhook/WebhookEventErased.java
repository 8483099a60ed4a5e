package io.tieout.customer.webhook;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// Whom the event tells of was forgotten: so is the event.
final class WebhookEventErased extends Conflict {

    WebhookEventErased(UUID deliveryId) {
        super(
                "webhook-event-erased",
                "The event was erased",
                "What webhook delivery " + deliveryId + " carried was erased with its subject");
    }
}
