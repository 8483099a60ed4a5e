package io.tieout.customer.webhook;

import io.tieout.customer.webhook.WebhookEndpointRepository.Wish;
import io.tieout.customer.webhook.WebhookEventRepository.NewDelivery;
import io.tieout.customer.webhook.WebhookEventRepository.StoredEvent;
import io.tieout.platform.id.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the events that an endpoint wants, and notes to whom they are to be sent.
@Service
@Transactional
class WebhookIntakeService {

    private final WebhookEndpointRepository endpoints;
    private final WebhookEventRepository events;
    private final WebhookProperties properties;
    private final Clock clock;

    WebhookIntakeService(
            WebhookEndpointRepository endpoints,
            WebhookEventRepository events,
            WebhookProperties properties,
            Clock clock) {
        this.endpoints = endpoints;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /// In the order of the list. What is as old as what was deleted here is left out: it would be sent
    /// twice when topics are read from their beginning.
    void take(List<Arrived> arrived) {
        var now = clock.instant();
        var wishes = wishes(arrived);
        var oldest = now.minus(properties.retention());
        var stored = new ArrayList<StoredEvent>();
        var deliveries = new ArrayList<NewDelivery>();
        for (var event : arrived) {
            if (event.erasesSubject()) {
                // What came before it in this batch has to be there to be erased.
                events.add(stored, now);
                events.addDeliveries(deliveries, now);
                stored.clear();
                deliveries.clear();
                events.erase(event.companyId(), event.topic(), event.subject(), now);
            }
            var wanting = wishes.getOrDefault(event.companyId(), List.of()).stream()
                    .filter(wish -> EventPattern.anyFits(wish.eventTypes(), event.type()))
                    .toList();
            if (wanting.isEmpty() || event.occurredAt().isBefore(oldest)) {
                continue;
            }
            stored.add(event.stored());
            wanting.stream()
                    .filter(Wish::enabled)
                    .map(wish -> new NewDelivery(event.companyId(), Ids.next(), wish.endpointId(), event.eventId()))
                    .forEach(deliveries::add);
        }
        events.add(stored, now);
        events.addDeliveries(deliveries, now);
    }

    private Map<UUID, List<Wish>> wishes(Collection<Arrived> arrived) {
        Set<UUID> companies = arrived.stream().map(Arrived::companyId).collect(Collectors.toSet());
        return endpoints.wishes(companies).stream().collect(Collectors.groupingBy(Wish::companyId));
    }

    /// @param body made only when it is wanted
    record Arrived(
            UUID companyId,
            UUID eventId,
            String type,
            String topic,
            UUID subject,
            Instant occurredAt,
            boolean erasesSubject,
            Supplier<String> body) {

        StoredEvent stored() {
            return new StoredEvent(companyId, eventId, type, topic, subject, occurredAt, body.get());
        }
    }
}
