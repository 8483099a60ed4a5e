package io.tieout.customer.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tieout.customer.webhook.WebhookDeliveryRepository.DueDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Sends what is due, many at a time and few to one endpoint, so that a slow one delays no other. Replicas
/// share the work; what one that is gone had taken comes to another after the lease.
@Component
class WebhookDeliveryJob implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WebhookDeliveryJob.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final WebhookDeliveryService deliveries;
    private final WebhookClient client;
    private final WebhookProperties properties;
    private final MeterRegistry meters;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private Thread loop = new Thread(this::run);

    WebhookDeliveryJob(
            WebhookDeliveryService deliveries,
            WebhookDeliveryRepository rows,
            WebhookClient client,
            WebhookProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.deliveries = deliveries;
        this.client = client;
        this.properties = properties;
        this.meters = meters;
        Gauge.builder("tieout.webhook.oldest.age", rows, source -> source.oldestWaiting()
                        .map(since -> Duration.between(since, clock.instant()).toMillis() / 1e3)
                        .orElse(0.0))
                .description("age of the oldest event that was not tried yet and could be")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("tieout.webhook.endpoints.disabled", rows, WebhookDeliveryRepository::disabledEndpoints)
                .description("endpoints that were disabled because they take nothing")
                .register(meters);
    }

    @Override
    public synchronized void start() {
        running = true;
        workers = Executors.newVirtualThreadPerTaskExecutor();
        loop = Thread.ofPlatform().daemon().name("webhook-delivery").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                claim();
                // Woken by each delivery that ends, for there may be room for the next one.
                if (wake.tryAcquire(properties.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                running = false;
            }
        }
    }

    private void claim() throws InterruptedException {
        int room = properties.workers() - underWay.get();
        if (room <= 0) {
            return;
        }
        try {
            for (var delivery : deliveries.claim(room)) {
                underWay.incrementAndGet();
                workers.execute(() -> deliver(delivery));
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Webhooks cannot be delivered now, trying again: {}", e.getMessage());
            Thread.sleep(properties.poll());
        }
    }

    private void deliver(DueDelivery delivery) {
        try {
            var secrets = deliveries.secrets(delivery);
            if (secrets.isEmpty()) {
                log.debug("The endpoint of delivery {} was deleted meanwhile", delivery.deliveryId());
                return;
            }
            var body = delivery.body().getBytes(StandardCharsets.UTF_8);
            var attempt = client.post(delivery.url(), delivery.eventId(), body, secrets);
            var status = deliveries.tried(delivery, attempt);
            meters.counter("tieout.webhook.tries", "outcome", status.name()).increment();
        } catch (RuntimeException e) {
            // The lease ends and it is tried again, perhaps a second time: once too often is allowed, never is not.
            log.warn("Webhook delivery {} has no outcome, trying again later", delivery.deliveryId(), e);
        } finally {
            underWay.decrementAndGet();
            wake.release();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        wake.release();
        try {
            loop.join(STOP_TIMEOUT);
            workers.shutdown();
            if (!workers.awaitTermination(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("Webhooks are still being delivered at shutdown; they are tried again elsewhere");
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
