package io.tieout.ledger.insight;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Follows what customers paid, again and again; several replicas share the work.
@Component
class CustomerBehaviourJob {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerBehaviourJob.class);
    private static final int MAX_STEPS_A_ROUND = 50;

    private final KeptBehaviourService behaviours;

    CustomerBehaviourJob(KeptBehaviourService behaviours) {
        this.behaviours = behaviours;
    }

    @Scheduled(initialDelayString = "${ledger.insight.interval}", fixedDelayString = "${ledger.insight.interval}")
    void run() {
        try {
            behaviours.companies().forEach(this::follow);
        } catch (DataAccessException | TransactionException e) {
            // The database is away: the next round tries again, and readiness tells the operator.
            LOG.warn("Payment behaviour could not be followed, trying again: {}", e.getMessage());
        }
    }

    /// Companies take turns: neither the many customers of one nor a fault in its books keeps the others waiting.
    void follow(UUID companyId) {
        try {
            boolean more = true;
            for (int step = 0; more && step < MAX_STEPS_A_ROUND; step++) {
                more = behaviours.follow(companyId).more();
            }
        } catch (RuntimeException e) {
            LOG.error("The payment behaviour of company {} could not be followed, trying again", companyId, e);
        }
    }
}
