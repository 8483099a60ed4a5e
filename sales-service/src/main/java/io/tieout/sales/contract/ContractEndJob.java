package io.tieout.sales.contract;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks after the ends of contracts of all companies; several replicas share the work.
@Component
class ContractEndJob {

    private static final Logger log = LoggerFactory.getLogger(ContractEndJob.class);

    private final ContractEndService service;

    ContractEndJob(ContractEndService service) {
        this.service = service;
    }

    @Scheduled(initialDelayString = "${sales.contract.interval:1h}", fixedDelayString = "${sales.contract.interval:1h}")
    void run() {
        try {
            all(service::renew);
            all(service::warn);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Ends of contracts could not be looked after, trying again: {}", e.getMessage());
        }
    }

    private static void all(BooleanSupplier step) {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = step.getAsBoolean();
        }
    }
}
