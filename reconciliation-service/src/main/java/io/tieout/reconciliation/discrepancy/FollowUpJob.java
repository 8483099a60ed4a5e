package io.tieout.reconciliation.discrepancy;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Leads the discrepancies of all companies on; several replicas share the work.
@Component
class FollowUpJob {

    private static final Logger log = LoggerFactory.getLogger(FollowUpJob.class);

    private final FollowUpService followUps;

    FollowUpJob(FollowUpService followUps) {
        this.followUps = followUps;
    }

    @Scheduled(
            initialDelayString = "${reconciliation.discrepancy.interval:10m}",
            fixedDelayString = "${reconciliation.discrepancy.interval:10m}")
    void run() {
        try {
            followUps.companies().forEach(this::follow);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Discrepancies could not be followed up, trying again: {}", e.getMessage());
        }
    }

    void follow(UUID companyId) {
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = followUps.step(companyId);
            }
        } catch (RuntimeException e) {
            log.error("The discrepancies of company {} could not be followed up, trying again", companyId, e);
        }
    }
}
