package io.tieout.ledger.recurring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Posts what the calendar brings, again and again; several replicas share the work.
@Component
class CalendarJob {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarJob.class);
    private static final int MAX_A_ROUND = 1_000;

    private final RecurringEntryService entries;
    private final AutoReversalService reversals;

    CalendarJob(RecurringEntryService entries, AutoReversalService reversals) {
        this.entries = entries;
        this.reversals = reversals;
    }

    @Scheduled(initialDelayString = "${ledger.recurring.interval}", fixedDelayString = "${ledger.recurring.interval}")
    void post() {
        try {
            entries.due(MAX_A_ROUND).forEach(this::post);
            reversals.due(MAX_A_ROUND).forEach(this::reverse);
        } catch (DataAccessException | TransactionException e) {
            // The database is away: the next round tries again, and readiness tells the operator.
            LOG.warn("What the calendar brings could not be posted, trying again: {}", e.getMessage());
        }
    }

    /// One date, one transaction: a fault in one company's books keeps nobody else waiting.
    private void post(DueEntry due) {
        try {
            for (int runs = 0; runs < MAX_A_ROUND && entries.runNext(due); runs++) {
                LOG.debug("Posted a run of {}", due.id());
            }
        } catch (RuntimeException e) {
            LOG.error("Recurring entry {} could not be posted, trying again", due.id(), e);
        }
    }

    private void reverse(PlannedReversal planned) {
        try {
            reversals.carryOut(planned);
        } catch (RuntimeException e) {
            LOG.error("Entry {} could not be taken back, trying again", planned.entryId(), e);
        }
    }
}
