package io.tieout.platform.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// What operators watch: how much waits, how old it is, and what became of the events that arrived.
final class EventRoadMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Counter dispatched;
    private final Timer lag;
    private final Standstill inboxStandstill;
    private final Standstill outboxStandstill;

    EventRoadMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.dispatched = Counter.builder("tieout.outbox.dispatched")
                .description("events sent and acknowledged")
                .register(registry);
        this.lag = Timer.builder("tieout.inbox.lag")
                .description("from the change in the publishing service to its effect here")
                .register(registry);
        this.inboxStandstill = new Standstill("Received events wait", clock);
        this.outboxStandstill = new Standstill("Events wait in the outbox", clock);
        watch(inboxStandstill, "tieout.inbox.blocked.age", "how long received events have been standing still");
        watch(outboxStandstill, "tieout.outbox.blocked.age", "how long the relay has been standing still");
    }

    Standstill inboxStandstill() {
        return inboxStandstill;
    }

    Standstill outboxStandstill() {
        return outboxStandstill;
    }

    private void watch(Standstill standstill, String name, String description) {
        Gauge.builder(name, standstill, source -> seconds(source.age()))
                .description(description)
                .baseUnit("seconds")
                .register(registry);
    }

    /// Asks the database at each scrape; not a number while it does not answer.
    void watch(OutboxRepository rows) {
        Gauge.builder("tieout.outbox.pending", rows, source -> source.backlog().pending())
                .description("events not yet sent")
                .register(registry);
        Gauge.builder(
                        "tieout.outbox.oldest.age",
                        rows,
                        source -> seconds(source.backlog().age()))
                .description("age of the oldest event not yet sent")
                .baseUnit("seconds")
                .register(registry);
    }

    void watch(ParkedEventRepository parked) {
        Gauge.builder("tieout.inbox.parked", parked, ParkedEventRepository::countUnresolved)
                .description("events that wait behind a failure, a gap or something missing")
                .register(registry);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    void dispatched(int events) {
        dispatched.increment(events);
    }

    void received(Outcome outcome, int events) {
        registry.counter("tieout.inbox.events", "outcome", outcome.name()).increment(events);
    }

    void duplicate() {
        registry.counter("tieout.inbox.duplicates").increment();
    }

    void parked(ParkedState state) {
        registry.counter("tieout.inbox.parkings", "state", state.name()).increment();
    }

    /// From zero on: whoever looks for an increase would not see the first one of a figure that comes with it.
    void watchTap(String tap) {
        skipped(tap);
        blocked(tap);
    }

    void tapSkipped(String tap) {
        skipped(tap).increment();
    }

    void tapBlocked(String tap) {
        blocked(tap).increment();
    }

    private Counter skipped(String tap) {
        return registry.counter("tieout.tap.skipped", "tap", tap);
    }

    private Counter blocked(String tap) {
        return registry.counter("tieout.tap.blocked", "tap", tap);
    }

    void blocked() {
        registry.counter("tieout.inbox.blocked").increment();
    }

    void applied(Instant changedAt) {
        var elapsed = Duration.between(changedAt, clock.instant());
        lag.record(elapsed.isNegative() ? Duration.ZERO : elapsed);
    }
}
