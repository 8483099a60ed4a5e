package io.tieout.platform.event;

import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/// Deletes old events from outbox and inbox, in short transactions, one replica at a time.
///
/// What stays: every row not yet sent; of a state topic the newest row of each aggregate, so that the topic can be
/// made anew by sending it again; how far each aggregate has come on both sides, so that order, gaps and duplicates
/// are recognised as before; and the sums over the deleted rows, so that services can still compare positions.
class EventPurgeJob {

    private static final Logger log = LoggerFactory.getLogger(EventPurgeJob.class);
    private static final int ROWS_A_TRANSACTION = 5_000;

    private final EventPurgeRepository events;
    private final TransactionTemplate transaction;
    private final EventRoadProperties properties;
    private final int rowsATransaction;

    EventPurgeJob(EventPurgeRepository events, TransactionTemplate transaction, EventRoadProperties properties) {
        this(events, transaction, properties, ROWS_A_TRANSACTION);
    }

    EventPurgeJob(
            EventPurgeRepository events,
            TransactionTemplate transaction,
            EventRoadProperties properties,
            int rowsATransaction) {
        this.events = events;
        this.transaction = transaction;
        this.properties = properties;
        this.rowsATransaction = rowsATransaction;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void purge() {
        long sent = inBatches(() -> events.deleteSent(properties.outboxRetention(), rowsATransaction));
        long received = inBatches(() -> events.deleteReceived(properties.inboxRetention(), rowsATransaction));
        if (sent + received > 0) {
            log.info("Deleted {} sent and {} received events", sent, received);
        }
    }

    private long inBatches(IntSupplier batch) {
        long deleted = 0;
        int rows = rowsATransaction;
        while (rows >= rowsATransaction) {
            var done = transaction.execute(status -> events.lock() ? batch.getAsInt() : 0);
            rows = done == null ? 0 : done;
            deleted += rows;
        }
        return deleted;
    }
}
