package io.tieout.platform.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends the rows of the outbox: in order per aggregate, at least once, shared by all replicas of the service.
///
/// It asks for events that are *listed as waiting*, never for those behind the last one seen: a transaction that
/// took its number early and committed late would be skipped for ever. They are taken off the list in the
/// transaction that holds the lock of their slot, after the broker has acknowledged them; a crash in between
/// sends them again under the same id.
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    /// Started before and stopped after the web server, so that the last request's events still leave.
    private static final int PHASE = Integer.MAX_VALUE - 4096;

    private static final int SLOTS_PER_ROUND = 4;
    private static final int EVENTS_PER_SLOT = 500;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final OutboxRepository rows;
    private final EventSender sender;
    private final TransactionTemplate transaction;
    private final EventRoadMetrics metrics;
    private final EventRoadProperties properties;
    private final ApplicationEventPublisher publisher;
    private final Semaphore signal = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean brokerIsAway;

    OutboxRelay(
            OutboxRepository rows,
            EventSender sender,
            TransactionTemplate transaction,
            EventRoadMetrics metrics,
            EventRoadProperties properties,
            ApplicationEventPublisher publisher) {
        this.rows = rows;
        this.sender = sender;
        this.transaction = transaction;
        this.metrics = metrics;
        this.properties = properties;
        this.publisher = publisher;
    }

    void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            var relay = VitalThread.unstarted("outbox-relay", publisher, this::run);
            // Before it runs: its first look is at this field.
            thread = relay;
            relay.start();
        }
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        wake();
        try {
            if (!brokerIsAway) {
                running.join(STOP_TIMEOUT);
            }
            running.interrupt();
            running.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        var backoff = new Backoff(FIRST_BACKOFF, properties.backoffMax());
        try (sender) {
            while (isRunning()) {
                try {
                    if (!backoff.isFirst()) {
                        // While the broker is away, no connection and no lock should be held for its sake.
                        rows.oldestTopic().ifPresent(sender::awaitBroker);
                    }
                    if (relay() == 0) {
                        pause(properties.relayPoll());
                    }
                    backoff.reset();
                    brokerIsAway = false;
                    metrics.outboxStandstill().isOver(this);
                } catch (RuntimeException e) {
                    brokerIsAway = true;
                    metrics.outboxStandstill().lasts(this, e);
                    Thread.sleep(backoff.next());
                }
            }
        } catch (InterruptedException e) {
            log.debug("The relay was interrupted");
        } finally {
            metrics.outboxStandstill().isOver(this);
        }
    }

    /// @return how many rows were sent; 0 when there is nothing to do, or others are at it
    private int relay() throws InterruptedException {
        var slots = rows.slotsWithWork();
        int sent = 0;
        for (int start = 0; start < slots.size(); start += SLOTS_PER_ROUND) {
            sent += relay(slots.subList(start, Math.min(slots.size(), start + SLOTS_PER_ROUND)));
        }
        return sent;
    }

    /// Kafka is called inside the transaction on purpose: the slot's lock, which keeps the order, lasts as long as
    /// it.
    private int relay(List<Integer> slots) {
        var sent = transaction.execute(status -> {
            var own = rows.lockFree(slots);
            if (own.isEmpty()) {
                return 0;
            }
            var next = rows.next(own, EVENTS_PER_SLOT);
            if (next.isEmpty()) {
                return 0;
            }
            sender.send(next.events());
            rows.markDispatched(next);
            return next.events().size();
        });
        metrics.dispatched(sent);
        return sent;
    }

    private void pause(Duration limit) throws InterruptedException {
        if (signal.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            signal.drainPermits();
        }
    }
}
