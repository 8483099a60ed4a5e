package io.tieout.sales.analysis;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks for falling products of all companies; what one replica raised, another does not raise again.
@Component
class FallingProductJob {

    private static final Logger log = LoggerFactory.getLogger(FallingProductJob.class);

    private final FallingProductService service;

    FallingProductJob(FallingProductService service) {
        this.service = service;
    }

    @Scheduled(
            initialDelayString = "${sales.analysis.interval:12h}",
            fixedDelayString = "${sales.analysis.interval:12h}")
    void run() {
        try {
            service.look();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Falling products could not be looked for, trying again: {}", e.getMessage());
        }
    }
}
