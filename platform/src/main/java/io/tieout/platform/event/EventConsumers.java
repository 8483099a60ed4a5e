package io.tieout.platform.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/// Starts the consumer threads once the topics exist, and ends the process's liveness when one of them dies.
final class EventConsumers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventConsumers.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final EventTopics topics;
    private final Supplier<InboxConsumer> factory;
    private final int threads;
    private final EventRoadProperties properties;
    private final ApplicationEventPublisher publisher;
    private final List<InboxConsumer> consumers = new ArrayList<>();
    private final List<Thread> running = new ArrayList<>();

    /// @param threads none in a service that listens to nothing: then it only looks after its topics
    EventConsumers(
            EventTopics topics,
            Supplier<InboxConsumer> factory,
            int threads,
            EventRoadProperties properties,
            ApplicationEventPublisher publisher) {
        this.topics = topics;
        this.factory = factory;
        this.threads = threads;
        this.properties = properties;
        this.publisher = publisher;
    }

    @Override
    public synchronized void start() {
        if (running.isEmpty()) {
            start("event-topics", this::begin);
        }
    }

    private void begin() {
        try {
            topics.ensure(properties.backoffMax());
            begin(threads);
        } catch (InterruptedException e) {
            log.debug("Stopped before the topics were there");
        }
    }

    private synchronized void begin(int count) {
        if (Thread.currentThread().isInterrupted() || running.isEmpty()) {
            return;
        }
        for (int number = 0; number < count; number++) {
            var consumer = factory.get();
            consumers.add(consumer);
            start("event-consumer-" + number, consumer);
        }
    }

    private void start(String name, Runnable work) {
        var thread = VitalThread.unstarted(name, publisher, work);
        running.add(thread);
        thread.start();
    }

    @Override
    public void stop() {
        List<Thread> stopping;
        synchronized (this) {
            if (running.isEmpty()) {
                return;
            }
            consumers.forEach(InboxConsumer::stop);
            running.getFirst().interrupt();
            stopping = List.copyOf(running);
            consumers.clear();
            running.clear();
        }
        try {
            for (var thread : stopping) {
                thread.join(STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }
}
