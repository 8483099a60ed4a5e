package io.tieout.sales.deal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Puts the changes of the board's columns together, so that reading their sums stays quick. Replicas take different
/// rows.
@Component
class DealColumnJob {

    private static final Logger log = LoggerFactory.getLogger(DealColumnJob.class);
    private static final int MAX_A_ROUND = 20;

    private final DealColumnService columns;

    DealColumnJob(DealColumnService columns) {
        this.columns = columns;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void putTogether() {
        try {
            boolean more = true;
            for (int step = 0; more && step < MAX_A_ROUND; step++) {
                more = columns.putTogether();
            }
        } catch (RuntimeException e) {
            log.warn("The columns' changes were not put together and will be tried again", e);
        }
    }
}
