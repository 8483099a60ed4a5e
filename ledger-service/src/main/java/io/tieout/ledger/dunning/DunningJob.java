package io.tieout.ledger.dunning;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Runs once a day for each company that has levels, soon after its midnight; several replicas share the work.
@Component
class DunningJob {

    private static final Logger LOG = LoggerFactory.getLogger(DunningJob.class);

    private final DunningService dunning;

    DunningJob(DunningService dunning) {
        this.dunning = dunning;
    }

    @Scheduled(initialDelayString = "${ledger.dunning.interval}", fixedDelayString = "${ledger.dunning.interval}")
    void run() {
        try {
            dunning.companies().forEach(this::run);
        } catch (DataAccessException | TransactionException e) {
            // The database is away: the next round tries again, and readiness tells the operator.
            LOG.warn("Dunning could not run, trying again: {}", e.getMessage());
        }
    }

    private void run(UUID companyId) {
        try {
            dunning.runToday(companyId);
        } catch (RuntimeException e) {
            LOG.error("Dunning of company {} failed, trying again", companyId, e);
        }
    }
}
