package io.tieout.sales.delivery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks for late deliveries of all companies; several replicas share the work.
@Component
class LateDeliveryJob {

    private static final Logger log = LoggerFactory.getLogger(LateDeliveryJob.class);

    private final LateDeliveryService service;

    LateDeliveryJob(LateDeliveryService service) {
        this.service = service;
    }

    @Scheduled(
            initialDelayString = "${sales.delivery.interval:10m}",
            fixedDelayString = "${sales.delivery.interval:10m}")
    void run() {
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = service.step();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Late deliveries could not be looked for, trying again: {}", e.getMessage());
        }
    }
}
