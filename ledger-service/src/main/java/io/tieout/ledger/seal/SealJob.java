package io.tieout.ledger.seal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Seals what was committed, again and again, and brings the checkpoints out of the database.
@Component
class SealJob {

    private static final Logger LOG = LoggerFactory.getLogger(SealJob.class);
    private static final int MAX_BLOCKS_A_ROUND = 100;

    private final SealService seals;
    private final CheckpointLogService log;
    private final Counter sealedEntries;

    SealJob(SealService seals, CheckpointLogService log, MeterRegistry meters) {
        this.seals = seals;
        this.log = log;
        this.sealedEntries = Counter.builder("tieout.journal.sealed")
                .description("Journal entries that got their sequence")
                .register(meters);
    }

    @Scheduled(initialDelay = 1_000, fixedDelayString = "${ledger.seal.interval}")
    void seal() {
        try {
            seals.companiesToSeal().forEach(this::seal);
            log.companiesBehind().forEach(this::append);
        } catch (DataAccessException | TransactionException e) {
            // The database is away: the next round tries again, and readiness tells the operator.
            LOG.warn("The journal could not be sealed, trying again: {}", e.getMessage());
        }
    }

    /// Companies take turns: neither a large import of one nor a fault in its books keeps the others waiting.
    private void seal(UUID companyId) {
        try {
            for (int block = 0; block < MAX_BLOCKS_A_ROUND; block++) {
                int entries = seals.sealNext(companyId);
                if (entries == 0) {
                    return;
                }
                sealedEntries.increment(entries);
            }
        } catch (RuntimeException e) {
            LOG.error("The journal of company {} could not be sealed, trying again", companyId, e);
        }
    }

    private void append(UUID companyId) {
        try {
            log.append(companyId);
        } catch (RuntimeException e) {
            LOG.error("The checkpoints of company {} could not be written to their file, trying again", companyId, e);
        }
    }
}
