package io.tieout.customer.webhook;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Deletes what is older than it is kept, and brings secrets under the vault's new key; replicas share the
/// work.
@Component
class WebhookUpkeepJob {

    private static final Logger log = LoggerFactory.getLogger(WebhookUpkeepJob.class);
    private static final int AT_ONCE = 500;
    private static final int MAX_BATCHES_A_ROUND = 1000;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final WebhookDeliveryService deliveries;
    private final WebhookEndpointService endpoints;

    WebhookUpkeepJob(WebhookDeliveryService deliveries, WebhookEndpointService endpoints) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void run() {
        try {
            for (int batch = 0; batch < MAX_BATCHES_A_ROUND && deliveries.purge(AT_ONCE) > 0; batch++) {
                Thread.sleep(PAUSE);
            }
            for (int batch = 0; batch < MAX_BATCHES_A_ROUND && endpoints.renewSecrets() > 0; batch++) {
                Thread.sleep(PAUSE);
            }
        } catch (DataAccessException | TransactionException e) {
            // The database is away: the next round tries again, and readiness tells the operator.
            log.warn("Webhooks could not be looked after, trying again: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
