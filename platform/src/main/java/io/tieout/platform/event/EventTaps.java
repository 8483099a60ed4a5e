package io.tieout.platform.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/// Runs the taps of a service, a thread for each.
final class EventTaps implements SmartLifecycle {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final List<EventTap> taps;
    private final Function<EventTap, EventTapConsumer> factory;
    private final ApplicationEventPublisher publisher;
    private final List<EventTapConsumer> consumers = new ArrayList<>();
    private final List<Thread> running = new ArrayList<>();

    EventTaps(List<EventTap> taps, Function<EventTap, EventTapConsumer> factory, ApplicationEventPublisher publisher) {
        this.taps = List.copyOf(taps);
        this.factory = factory;
        this.publisher = publisher;
    }

    @Override
    public synchronized void start() {
        if (!running.isEmpty()) {
            return;
        }
        for (var tap : taps) {
            var consumer = factory.apply(tap);
            consumers.add(consumer);
            var thread = VitalThread.unstarted("event-tap-" + tap.name(), publisher, consumer);
            running.add(thread);
            thread.start();
        }
    }

    @Override
    public synchronized void stop() {
        consumers.forEach(EventTapConsumer::stop);
        try {
            for (var thread : running) {
                thread.join(STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumers.clear();
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }
}
