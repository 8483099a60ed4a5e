package io.tieout.customer.credit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Judges customers anew to whom something happened; several replicas share the work.
@Component
class CreditReviewJob {

    private static final Logger log = LoggerFactory.getLogger(CreditReviewJob.class);
    private static final int BATCH = 50;
    private static final int MAX_BATCHES_A_ROUND = 100;

    private final CreditService credits;

    CreditReviewJob(CreditService credits) {
        this.credits = credits;
    }

    @Scheduled(initialDelayString = "${customer.credit.interval}", fixedDelayString = "${customer.credit.interval}")
    void run() {
        try {
            int batches = 0;
            while (batches < MAX_BATCHES_A_ROUND && credits.reviewSome(BATCH) == BATCH) {
                batches++;
            }
        } catch (DataAccessException | TransactionException e) {
            // The database is away: the next round tries again, and readiness tells the operator.
            log.warn("Credit could not be reviewed, trying again: {}", e.getMessage());
        }
    }
}
