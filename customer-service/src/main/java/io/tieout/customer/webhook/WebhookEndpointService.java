package io.tieout.customer.webhook;

import io.tieout.customer.webhook.WebhookEndpoint.DisabledReason;
import io.tieout.customer.webhook.WebhookEventRepository.NewDelivery;
import io.tieout.customer.webhook.WebhookEventRepository.StoredEvent;
import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class WebhookEndpointService {

    static final String PING = "tieout.webhook.ping.v1";
    private static final String NO_TOPIC = "";
    private static final int MAX_REPLAYED = 10_000;
    private static final int RENEWED_AT_ONCE = 100;

    private final WebhookEndpointRepository endpoints;
    private final WebhookEventRepository events;
    private final WebhookDeliveryRepository deliveries;
    private final WebhookDeliveryQueries queries;
    private final EventCatalogue catalogue;
    private final WebhookProperties properties;
    private final Clock clock;

    WebhookEndpointService(
            WebhookEndpointRepository endpoints,
            WebhookEventRepository events,
            WebhookDeliveryRepository deliveries,
            WebhookDeliveryQueries queries,
            EventCatalogue catalogue,
            WebhookProperties properties,
            Clock clock) {
        this.endpoints = endpoints;
        this.events = events;
        this.deliveries = deliveries;
        this.queries = queries;
        this.catalogue = catalogue;
        this.properties = properties;
        this.clock = clock;
    }

    WebhookEndpoint get(Caller caller, UUID id) {
        return endpoints
                .find(caller.companyId(), id, WebhookSight.of(caller))
                .orElseThrow(() -> new WebhookEndpointNotFound(id));
    }

    UUID open(Caller caller, WebhookEndpointRequest request, WebhookSecret secret) {
        check(caller, request);
        if (endpoints.countLocked(caller.companyId()) >= TooManyWebhookEndpoints.MAX) {
            throw new TooManyWebhookEndpoints();
        }
        var now = clock.instant();
        var endpoint = new WebhookEndpoint(
                Ids.next(),
                request.url(),
                request.eventTypes(),
                request.descriptionOrNone(),
                request.toBeEnabled(),
                request.toBeEnabled() ? null : DisabledReason.BY_HAND,
                request.toBeEnabled() ? null : now,
                null,
                null,
                null,
                caller.id(),
                now,
                1);
        endpoints.insert(caller.companyId(), endpoint, secret);
        return endpoint.endpointId();
    }

    /// To enable it is to begin anew: what it failed before is forgotten.
    void change(Caller caller, WebhookEndpoint before, WebhookEndpointRequest request) {
        check(caller, request);
        boolean stays = request.toBeEnabled() == before.enabled();
        var changed = new WebhookEndpoint(
                before.endpointId(),
                request.url(),
                request.eventTypes(),
                request.descriptionOrNone(),
                request.toBeEnabled(),
                stays ? before.disabledReason() : disabledByHand(request),
                stays ? before.disabledAt() : disabledNow(request),
                stays ? before.failingSince() : null,
                stays ? before.pausedUntil() : null,
                before.previousSecretUntil(),
                before.createdBy(),
                before.createdAt(),
                before.version());
        if (!endpoints.update(caller.companyId(), changed, before.version())) {
            throw stale(caller, before.endpointId(), before.version());
        }
    }

    private static @Nullable DisabledReason disabledByHand(WebhookEndpointRequest request) {
        return request.toBeEnabled() ? null : DisabledReason.BY_HAND;
    }

    private @Nullable Instant disabledNow(WebhookEndpointRequest request) {
        return request.toBeEnabled() ? null : clock.instant();
    }

    void delete(Caller caller, UUID id, long expectedVersion) {
        get(caller, id);
        if (!endpoints.delete(caller.companyId(), id, expectedVersion)) {
            throw stale(caller, id, expectedVersion);
        }
    }

    /// @param grace how long the secret of now stays good beside the new one
    void rotate(Caller caller, UUID id, WebhookSecret next, Duration grace, long expectedVersion) {
        get(caller, id);
        var until = clock.instant().plus(grace);
        if (!endpoints.rotate(caller.companyId(), id, next, until, expectedVersion)) {
            throw stale(caller, id, expectedVersion);
        }
    }

    /// Sends an event that tells nothing.
    ///
    /// @param body made by the caller of the API, with this id
    UUID ping(Caller caller, UUID id, UUID eventId, String body) {
        requireEnabled(get(caller, id));
        var now = clock.instant();
        events.add(List.of(new StoredEvent(caller.companyId(), eventId, PING, NO_TOPIC, id, now, body)), now);
        var deliveryId = Ids.next();
        events.addDeliveries(List.of(new NewDelivery(caller.companyId(), deliveryId, id, eventId)), now);
        return deliveryId;
    }

    void redeliver(Caller caller, UUID deliveryId) {
        var delivery = queries.find(caller.companyId(), deliveryId, WebhookSight.of(caller))
                .orElseThrow(() -> new WebhookDeliveryNotFound(deliveryId));
        var endpoint = get(caller, delivery.endpointId());
        requireEnabled(endpoint);
        if (!delivery.type().equals(PING)) {
            var type = new EventPattern(delivery.type());
            requireAllowed(caller, List.of(type));
            requireWanted(endpoint, type, "type");
        }
        if (!delivery.kept()) {
            throw new WebhookEventErased(deliveryId);
        }
        // None changed: it is being delivered at this moment, which is what was asked for.
        deliveries.askAgain(caller.companyId(), delivery.endpointId(), List.of(delivery.eventId()), clock.instant());
    }

    /// Sends what happened in a time once more, whether it was taken or not.
    ///
    /// @param types of those that the endpoint wants; none means all
    /// @return how many events
    int replay(Caller caller, UUID id, Instant from, Instant to, Collection<EventPattern> types) {
        var endpoint = get(caller, id);
        requireEnabled(endpoint);
        requireAllowed(caller, endpoint.eventTypes());
        var now = clock.instant();
        if (from.isBefore(now.minus(properties.retention()))) {
            throw new InvalidReplay("/from", "is longer ago than events are kept: " + days() + " days");
        }
        if (!from.isBefore(to)) {
            throw new InvalidReplay("/to", "must be after from");
        }
        var wanted = types.isEmpty() ? endpoint.eventTypes() : List.copyOf(types);
        for (var type : wanted) {
            requireWanted(endpoint, type, "/types");
        }
        var found = events.between(caller.companyId(), from, to, likes(wanted), MAX_REPLAYED + 1);
        if (found.size() > MAX_REPLAYED) {
            throw new InvalidReplay("/to", "would send more than " + MAX_REPLAYED + " events, take a shorter time");
        }
        events.addDeliveries(
                found.stream()
                        .map(event -> new NewDelivery(caller.companyId(), Ids.next(), id, event))
                        .toList(),
                now);
        deliveries.askAgain(caller.companyId(), id, found, now);
        return found.size();
    }

    private static boolean covers(EventPattern own, EventPattern other) {
        return other.isPrefix()
                ? own.isPrefix() && other.beginning().startsWith(own.beginning())
                : own.fits(other.value());
    }

    private static List<String> likes(Collection<EventPattern> types) {
        return types.stream()
                .map(type -> type.isPrefix() ? type.beginning() + '%' : type.value())
                .toList();
    }

    private long days() {
        return properties.retention().toDays();
    }

    int renewSecrets() {
        return endpoints.renewSome(RENEWED_AT_ONCE);
    }

    private void check(Caller caller, WebhookEndpointRequest request) {
        WebhookUrl.of(request.url(), properties.loopbackAllowed());
        for (var type : request.eventTypes()) {
            if (!catalogue.knows(type)) {
                throw new InvalidWebhookEndpoint("/eventTypes", "fit no event: " + type.value());
            }
        }
        requireAllowed(caller, request.eventTypes());
    }

    private static void requireAllowed(Caller caller, Collection<EventPattern> types) {
        if (!caller.is(Role.INTEGRATOR)) {
            return;
        }
        var missing = new TreeSet<>(EventPattern.scopes(types));
        missing.removeAll(caller.scopes());
        if (!missing.isEmpty()) {
            throw new EventTypeNotAllowed(missing);
        }
    }

    private static void requireWanted(WebhookEndpoint endpoint, EventPattern type, String pointer) {
        if (endpoint.eventTypes().stream().noneMatch(own -> covers(own, type))) {
            throw new InvalidReplay(pointer, "goes beyond the types of the endpoint: " + type.value());
        }
    }

    private static void requireEnabled(WebhookEndpoint endpoint) {
        if (!endpoint.enabled()) {
            throw new WebhookEndpointDisabled(endpoint.endpointId());
        }
    }

    private StaleVersion stale(Caller caller, UUID id, long expectedVersion) {
        return new StaleVersion(expectedVersion, get(caller, id).version());
    }
}
