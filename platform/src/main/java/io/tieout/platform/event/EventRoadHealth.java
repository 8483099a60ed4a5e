package io.tieout.platform.event;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Down while events have been standing still for a while. For people and alarms: part of neither readiness nor
/// liveness, since requests are served all the same and a restart would not help.
final class EventRoadHealth implements HealthIndicator {

    private final EventRoadMetrics metrics;
    private final Duration tolerance;

    EventRoadHealth(EventRoadMetrics metrics, Duration tolerance) {
        this.metrics = metrics;
        this.tolerance = tolerance;
    }

    @Override
    public Health health() {
        var health = Health.up();
        report(health, "inbox", metrics.inboxStandstill());
        report(health, "outbox", metrics.outboxStandstill());
        return health.build();
    }

    private void report(Health.Builder health, String part, Standstill standstill) {
        if (standstill.age().compareTo(tolerance) > 0) {
            standstill.longest().ifPresent(stop -> health.down()
                    .withDetail(part, "since " + stop.since() + ": " + stop.reason()));
        }
    }
}
