package io.tieout.reconciliation.workbench;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes changes that nobody will catch up with any more.
@Component
class LineChangePurgeJob {

    private static final Logger log = LoggerFactory.getLogger(LineChangePurgeJob.class);

    private final LineChangeRepository changes;
    private final StreamProperties properties;

    LineChangePurgeJob(LineChangeRepository changes, StreamProperties properties) {
        this.changes = changes;
        this.properties = properties;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void purge() {
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = changes.purge(properties.retention());
            }
        } catch (DataAccessException e) {
            log.warn("Old changes of lines could not be deleted, trying again: {}", e.getMessage());
        }
    }
}
