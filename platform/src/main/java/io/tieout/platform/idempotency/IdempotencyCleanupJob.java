package io.tieout.platform.idempotency;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;

/// Forgets old requests: their bodies may hold personal data, and nobody retries after weeks.
class IdempotencyCleanupJob {

    private static final int ROWS_A_STATEMENT = 5_000;

    private final IdempotencyStore store;
    private final Duration retention;

    IdempotencyCleanupJob(IdempotencyStore store, Duration retention) {
        this.store = store;
        this.retention = retention;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void deleteExpired() {
        while (store.deleteOlderThan(retention, ROWS_A_STATEMENT) == ROWS_A_STATEMENT) {
            // Short statements, so that no lock is held for long.
        }
    }
}
