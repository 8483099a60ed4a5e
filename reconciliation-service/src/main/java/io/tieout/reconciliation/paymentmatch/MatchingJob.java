package io.tieout.reconciliation.paymentmatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Has the engine look at waiting lines until none waits. Replicas take turns per company and currency.
@Component
class MatchingJob {

    private static final Logger log = LoggerFactory.getLogger(MatchingJob.class);
    private static final int MAX_CHUNKS_A_ROUND = 1_000;

    private final MatchingService matching;
    private final MatchingProperties properties;
    private final MeterRegistry meters;
    private final Timer duration;

    MatchingJob(MatchingService matching, MatchingProperties properties, MeterRegistry meters) {
        this.matching = matching;
        this.properties = properties;
        this.meters = meters;
        this.duration = Timer.builder("tieout.matching.chunk")
                .description("Deciding a chunk of bank lines, database included")
                .register(meters);
    }

    @Scheduled(initialDelay = 1_000, fixedDelayString = "${reconciliation.matching.interval:250ms}")
    void matchWaitingLines() {
        try {
            for (int chunk = 0; chunk < MAX_CHUNKS_A_ROUND; chunk++) {
                var group = matching.next();
                if (group.isEmpty()) {
                    return;
                }
                decide(group.get());
            }
        } catch (DataAccessException | TransactionException e) {
            // The database is away or busy: the lines still wait, the next round takes them.
            log.warn("Waiting lines could not be matched, trying again: {}", e.getMessage());
        }
    }

    private void decide(WaitingLineRepository.Group group) {
        try {
            decide(group, properties.chunk());
        } catch (RuntimeException e) {
            throwIfDatabaseIsAway(e);
            log.error("A chunk of lines could not be decided, trying them one by one", e);
            decideOne(group);
        }
    }

    private void decideOne(WaitingLineRepository.Group group) {
        try {
            decide(group, 1);
        } catch (RuntimeException e) {
            throwIfDatabaseIsAway(e);
            log.error("A line is set aside for a person", e);
            matching.setAside(group);
        }
    }

    /// What the database refuses is a fault of the line; whatever else it says may pass.
    private static void throwIfDatabaseIsAway(RuntimeException fault) {
        boolean refused = fault instanceof DataIntegrityViolationException;
        if (!refused && (fault instanceof DataAccessException || fault instanceof TransactionException)) {
            throw fault;
        }
    }

    private void decide(WaitingLineRepository.Group group, int limit) {
        var sample = Timer.start(meters);
        var round = matching.decide(group, limit);
        sample.stop(duration);
        round.outcomes().forEach((outcome, count) -> meters.counter("tieout.matching.lines", "outcome", outcome)
                .increment(count));
    }
}
