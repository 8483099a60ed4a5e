package io.tieout.ledger.deferral;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Posts the months that have ended, again and again; several replicas share the work.
@Component
class DeferralJob {

    private static final Logger LOG = LoggerFactory.getLogger(DeferralJob.class);
    private static final int MAX_A_ROUND = 1_000;

    private final DeferralService deferrals;

    DeferralJob(DeferralService deferrals) {
        this.deferrals = deferrals;
    }

    @Scheduled(initialDelay = 1_000, fixedDelayString = "${ledger.deferral.interval}")
    void post() {
        try {
            deferrals.due(MAX_A_ROUND).forEach(this::post);
        } catch (DataAccessException | TransactionException e) {
            // The database is away: the next round tries again, and readiness tells the operator.
            LOG.warn("Deferrals could not be posted, trying again: {}", e.getMessage());
        }
    }

    /// One month, one transaction: a fault in one company's books keeps nobody else waiting.
    private void post(DueInstalment due) {
        try {
            deferrals.post(due);
        } catch (RuntimeException e) {
            LOG.error("Month {} of deferral {} could not be posted, trying again", due.number(), due.deferralId(), e);
        }
    }
}
