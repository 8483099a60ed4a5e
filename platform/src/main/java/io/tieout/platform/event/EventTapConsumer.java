package io.tieout.platform.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that hands the events of a tap's topics to it. The position is committed after the tap has
/// them; after a fault the consumer starts over from there.
final class EventTapConsumer implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(EventTapConsumer.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);

    private final Map<String, Object> config;
    private final EventTap tap;
    private final EventRoadMetrics metrics;
    private final Backoff backoff;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private volatile boolean stopped;

    EventTapConsumer(
            Map<String, Object> kafka,
            String service,
            EventTap tap,
            EventRoadMetrics metrics,
            EventRoadProperties properties) {
        this.config = InboxConsumer.config(kafka, group(service, tap), properties);
        this.tap = tap;
        this.metrics = metrics;
        metrics.watchTap(tap.name());
        this.backoff = new Backoff(FIRST_BACKOFF, properties.backoffMax());
    }

    static String group(String service, EventTap tap) {
        return service + "." + tap.name();
    }

    void stop() {
        stopped = true;
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                consume(new KafkaConsumer<>(config));
            } catch (WakeupException e) {
                log.debug("The tap {} was woken to stop", tap.name());
            } catch (RuntimeException e) {
                if (backoff.isFirst()) {
                    log.warn("The tap {} starts over: {}", tap.name(), e.toString());
                }
                metrics.tapBlocked(tap.name());
                sleep(backoff.next());
            }
        }
    }

    private void consume(KafkaConsumer<byte[], byte[]> current) {
        try {
            consumer = current;
            current.subscribe(tap.topics());
            while (!stopped) {
                var records = current.poll(POLL);
                if (!records.isEmpty()) {
                    var events = new ArrayList<PassingEvent>(records.count());
                    records.forEach(message -> read(RawRecord.of(message), events));
                    take(events);
                    current.commitSync(COMMIT_TIMEOUT);
                    backoff.reset();
                }
            }
        } finally {
            consumer = null;
            current.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        }
    }

    private void read(RawRecord message, List<PassingEvent> events) {
        switch (Arrival.of(message)) {
            case Arrival.Poison poison -> skip(message.place(), poison.reason());
            case Arrival.Event event -> {
                var value = message.value();
                events.add(new PassingEvent(
                        event.envelope(), value == null ? null : new String(value, StandardCharsets.UTF_8)));
            }
        }
    }

    private void take(List<PassingEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            tap.take(List.copyOf(events));
        } catch (RuntimeException | StackOverflowError e) {
            Faults.throwIfPassing(e, tap.name());
            if (events.size() == 1) {
                var event = events.getFirst().envelope();
                skip(event.topic() + " " + event.id(), Faults.reason(e));
                return;
            }
            events.forEach(event -> take(List.of(event)));
        }
    }

    private void skip(String place, String reason) {
        log.error("The tap {} skips {}: {}", tap.name(), place, reason);
        metrics.tapSkipped(tap.name());
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
