package io.tieout.ledger.refund;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Announces what was never told, soon after the start; afterwards it finds nothing. Several replicas share the work.
@Component
class RefundAnnouncementJob {

    private static final Logger LOG = LoggerFactory.getLogger(RefundAnnouncementJob.class);
    private static final int MAX_A_ROUND = 200;

    private final RefundAnnouncementService announcements;

    RefundAnnouncementJob(RefundAnnouncementService announcements) {
        this.announcements = announcements;
    }

    @Scheduled(initialDelay = 1_000, fixedDelayString = "${ledger.announcement.interval}")
    void announce() {
        try {
            int announced = MAX_A_ROUND;
            while (announced == MAX_A_ROUND) {
                announced = announcements.announce(MAX_A_ROUND);
                LOG.debug("Announced refunds: {}", announced);
            }
        } catch (DataAccessException | TransactionException e) {
            // The database is away: the next round tries again, and readiness tells the operator.
            LOG.warn("Refunds could not be announced, trying again: {}", e.getMessage());
        }
    }
}
