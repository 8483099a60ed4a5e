package io.tieout.reconciliation.confirmation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks every hour for customers who have been silent for too long. Several replicas share the work.
@Component
class SilenceJob {

    private static final Logger log = LoggerFactory.getLogger(SilenceJob.class);
    private static final int STATEMENTS_A_STEP = 100;
    private static final int MAX_STEPS = 1_000;

    private final ConfirmationService confirmations;

    SilenceJob(ConfirmationService confirmations) {
        this.confirmations = confirmations;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void listen() {
        try {
            int heard = STATEMENTS_A_STEP;
            for (int step = 0; heard == STATEMENTS_A_STEP && step < MAX_STEPS; step++) {
                heard = confirmations.hearSilence(STATEMENTS_A_STEP);
            }
        } catch (RuntimeException e) {
            log.warn("Silent customers could not be looked for and will be next time", e);
        }
    }
}
