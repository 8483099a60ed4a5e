package io.tieout.reconciliation.accountstatement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Works runs off, step by step. Several replicas share the runs.
@Component
class StatementRunJob {

    private static final Logger log = LoggerFactory.getLogger(StatementRunJob.class);
    private static final int MAX_STEPS_A_ROUND = 50;

    private final StatementRunService runs;

    StatementRunJob(StatementRunService runs) {
        this.runs = runs;
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 500)
    void workOff() {
        try {
            boolean more = true;
            for (int step = 0; more && step < MAX_STEPS_A_ROUND; step++) {
                more = runs.step();
            }
        } catch (RuntimeException e) {
            log.warn("Statements of account could not be issued and will be tried again", e);
        }
    }
}
