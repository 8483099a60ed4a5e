package io.tieout.ledger.customerledger;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Follows the sealer, again and again. Several replicas share the work.
@Component
class CustomerLineJob {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerLineJob.class);
    private static final int MAX_EVENTS_A_ROUND = 100;

    private final CustomerLineService lines;

    CustomerLineJob(CustomerLineService lines) {
        this.lines = lines;
    }

    @Scheduled(initialDelay = 1_000, fixedDelayString = "${ledger.seal.interval}")
    void tell() {
        try {
            lines.companiesBehind().forEach(this::tell);
        } catch (DataAccessException | TransactionException e) {
            // The database is away: the next round tries again, and readiness tells the operator.
            LOG.warn("Customers' lines could not be told, trying again: {}", e.getMessage());
        }
    }

    /// Companies take turns: neither the long past of one nor a fault in its books keeps the others waiting.
    private void tell(UUID companyId) {
        try {
            boolean more = true;
            for (int event = 0; more && event < MAX_EVENTS_A_ROUND; event++) {
                more = lines.tellNext(companyId);
            }
        } catch (RuntimeException e) {
            LOG.error("The customers' lines of company {} could not be told, trying again", companyId, e);
        }
    }
}
