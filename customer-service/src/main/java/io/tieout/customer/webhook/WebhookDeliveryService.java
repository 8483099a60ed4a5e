package io.tieout.customer.webhook;

import io.tieout.customer.webhook.WebhookDeliveryRepository.DueDelivery;
import io.tieout.customer.webhook.WebhookEndpoint.DisabledReason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What happens before and after a try; the try itself holds no transaction open.
@Service
@Transactional
class WebhookDeliveryService {

    private final WebhookDeliveryRepository deliveries;
    private final WebhookEndpointRepository endpoints;
    private final WebhookEventRepository events;
    private final WebhookPublisher publisher;
    private final WebhookProperties properties;
    private final RetrySchedule schedule;
    private final Clock clock;

    WebhookDeliveryService(
            WebhookDeliveryRepository deliveries,
            WebhookEndpointRepository endpoints,
            WebhookEventRepository events,
            WebhookPublisher publisher,
            WebhookProperties properties,
            Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.events = events;
        this.publisher = publisher;
        this.properties = properties;
        this.schedule = new RetrySchedule(RandomGenerator.getDefault());
        this.clock = clock;
    }

    List<DueDelivery> claim(int atMost) {
        var now = clock.instant();
        var due = deliveries.lockDueEndpoints(now);
        if (due.isEmpty()) {
            return List.of();
        }
        return deliveries.claim(due, now, now.plus(properties.lease()), properties.perEndpoint(), atMost);
    }

    List<WebhookSecret> secrets(DueDelivery delivery) {
        return endpoints.secrets(delivery.companyId(), delivery.endpointId(), clock.instant());
    }

    /// Notes how a try ended, and when the next one is due.
    DeliveryStatus tried(DueDelivery delivery, Attempt attempt) {
        if (!endpoints.hold(delivery.endpointId())) {
            return DeliveryStatus.ERASED;
        }
        var tries = deliveries.countTry(delivery.deliveryId(), delivery.leasedUntil());
        if (tries.isEmpty()) {
            return DeliveryStatus.ERASED;
        }
        deliveries.add(delivery.deliveryId(), tries.get().attempts(), attempt);
        var now = clock.instant();
        if (attempt.isDelivered()) {
            deliveries.complete(delivery.deliveryId(), DeliveryStatus.DELIVERED, now);
            endpoints.succeeded(delivery.endpointId());
            return DeliveryStatus.DELIVERED;
        }
        noteFailure(delivery, attempt, now);
        var pause = schedule.pauseAfter(tries.get().tries());
        if (pause.isEmpty() || attempt.isGone()) {
            deliveries.complete(delivery.deliveryId(), DeliveryStatus.FAILED, now);
            return DeliveryStatus.FAILED;
        }
        var next = now.plus(pause.get());
        var wanted = attempt.retryAfter() == null ? next : now.plus(attempt.retryAfter());
        deliveries.tryAgain(delivery.deliveryId(), next.isAfter(wanted) ? next : wanted);
        return DeliveryStatus.WAITING;
    }

    private void noteFailure(DueDelivery delivery, Attempt attempt, Instant now) {
        var pausedUntil = attempt.retryAfter() == null ? null : now.plus(attempt.retryAfter());
        var since = endpoints.failed(delivery.endpointId(), now, pausedUntil);
        if (attempt.isGone()) {
            disable(delivery, DisabledReason.GONE, now);
        } else if (since.isPresent()
                && !since.get().plus(properties.disableAfter()).isAfter(now)) {
            disable(delivery, DisabledReason.FAILING, now);
        }
    }

    private void disable(DueDelivery delivery, DisabledReason reason, Instant now) {
        endpoints
                .disable(delivery.endpointId(), reason, now)
                .ifPresent(notice -> publisher.disabled(
                        delivery.companyId(), delivery.endpointId(), notice, delivery.url(), reason.name(), now));
    }

    int purge(int atOnce) {
        return events.purge(clock.instant().minus(properties.retention()), atOnce);
    }
}
