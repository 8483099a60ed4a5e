package io.tieout.customer.webhook;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.WebhookEndpointDisabled;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class WebhookPublisher {

    private final Outbox outbox;

    WebhookPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Names the host only: paths of webhooks may be secrets.
    void disabled(UUID companyId, UUID endpointId, long notice, String url, String reason, Instant at) {
        outbox.publish(new OutboxEvent<>(
                CustomerEvents.WEBHOOK_ENDPOINT_DISABLED,
                companyId,
                endpointId,
                notice,
                null,
                new WebhookEndpointDisabled(endpointId, URI.create(url).getHost(), reason, at)));
    }
}
