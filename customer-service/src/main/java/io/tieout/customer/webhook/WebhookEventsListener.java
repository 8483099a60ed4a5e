package io.tieout.customer.webhook;

import io.tieout.customer.webhook.WebhookIntakeService.Arrived;
import io.tieout.platform.event.EventEnvelope;
import io.tieout.platform.event.EventTap;
import io.tieout.platform.event.PassingEvent;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// Turns what travels on the topics in CloudEvents' binary mode into one JSON document each (structured
/// mode): the same attributes under the same names.
@Component
class WebhookEventsListener implements EventTap {

    /// Dead letters are no public events.
    private static final Pattern TOPICS =
            Pattern.compile("(customer|sales|ledger|reconciliation|identity)\\.[a-z-]+\\.v\\d+");

    private static final String SOURCE = "/customer-service";

    private final WebhookIntakeService intake;
    private final JsonMapper json;

    WebhookEventsListener(WebhookIntakeService intake, JsonMapper json) {
        this.intake = intake;
        this.json = json;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Pattern topics() {
        return TOPICS;
    }

    @Override
    public void take(List<PassingEvent> events) {
        intake.take(events.stream()
                .map(event -> new Arrived(
                        event.envelope().companyId(),
                        event.envelope().id(),
                        event.envelope().type(),
                        event.envelope().topic(),
                        event.envelope().aggregateId(),
                        event.envelope().time(),
                        event.payload() == null,
                        () -> body(event.envelope(), event.payload())))
                .toList());
    }

    String body(EventEnvelope envelope, @Nullable String payload) {
        var event = event(envelope.id(), envelope.type(), envelope.source(), envelope.aggregateId())
                .put("time", envelope.time().toString())
                .put("companyid", envelope.companyId().toString())
                .put("aggregateversion", Long.toString(envelope.aggregateVersion()));
        if (envelope.correlationId() != null) {
            event.put("correlationid", envelope.correlationId().toString());
        }
        if (envelope.traceparent() != null) {
            event.put("traceparent", envelope.traceparent());
        }
        if (payload != null) {
            // As it is, figure by figure; read only to be sure that the whole will be JSON.
            json.readTree(payload);
            event.put("datacontenttype", "application/json").putRawValue("data", new RawValue(payload));
        }
        return json.writeValueAsString(event);
    }

    /// An event that is on no topic.
    String ping(UUID eventId, UUID companyId, UUID endpointId, String time) {
        var event = event(eventId, WebhookEndpointService.PING, SOURCE, endpointId)
                .put("time", time)
                .put("companyid", companyId.toString())
                .put("datacontenttype", "application/json");
        event.set("data", json.createObjectNode().put("endpointId", endpointId.toString()));
        return json.writeValueAsString(event);
    }

    private ObjectNode event(UUID id, String type, String source, UUID subject) {
        return json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id.toString())
                .put("type", type)
                .put("source", source)
                .put("subject", subject.toString());
    }
}
