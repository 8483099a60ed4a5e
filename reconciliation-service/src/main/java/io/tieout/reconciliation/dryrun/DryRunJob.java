package io.tieout.reconciliation.dryrun;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Works dry runs off, one at a time in each replica.
@Component
class DryRunJob {

    private static final Logger log = LoggerFactory.getLogger(DryRunJob.class);

    private final DryRunService runs;

    DryRunJob(DryRunService runs) {
        this.runs = runs;
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 500)
    void workOff() {
        try {
            for (var run = runs.claim(); run.isPresent(); run = runs.claim()) {
                follow(run.get());
            }
        } catch (RuntimeException e) {
            log.warn("Looking for dry runs failed and will be tried again", e);
        }
    }

    private void follow(DryRun run) {
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = runs.step(run);
            }
        } catch (RuntimeException e) {
            // Its lease runs out and it is taken up where it stands.
            log.error("Dry run {} stopped at attempt {}", run.dryRunId(), run.attempts(), e);
        }
    }
}
