package io.tieout.reconciliation.paymentmatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Has the engine look at waiting lines until none waits. Replicas share the work by company and currency: what one
/// is at, the others pass over.
@Component
class MatchingJob {

    private static final Logger log = LoggerFactory.getLogger(MatchingJob.class);
    private static final int MAX_ROUNDS = 1_000;

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
            int rounds = 0;
            while (rounds < MAX_ROUNDS && matchAChunkOfEach()) {
                rounds++;
            }
        } catch (DataAccessException | TransactionException e) {
            // The database is away or busy: the lines still wait, the next round takes them.
            log.warn("Waiting lines could not be matched, trying again: {}", e.getMessage());
        }
    }

    /// Nobody waits for the end of another one's long statement.
    ///
    /// @return whether there was anything that no other replica was at
    private boolean matchAChunkOfEach() {
        boolean any = false;
        for (var group : matching.waiting()) {
            any |= decide(group);
        }
        return any;
    }

    private boolean decide(WaitingLineRepository.Group group) {
        try {
            var sample = Timer.start(meters);
            var round = matching.decide(group, properties.chunk());
            round.ifPresent(done -> {
                sample.stop(duration);
                count(done);
            });
            return round.isPresent();
        } catch (RuntimeException e) {
            throwIfDatabaseIsAway(e);
            log.error("A chunk of lines could not be decided, trying them one by one", e);
            matching.first(group).ifPresent(line -> decideOne(group, line));
            return true;
        }
    }

    private void decideOne(WaitingLineRepository.Group group, UUID lineId) {
        try {
            count(matching.decideOne(group, lineId));
        } catch (RuntimeException e) {
            throwIfDatabaseIsAway(e);
            log.error("Line {} is set aside for a person", lineId, e);
            matching.setAside(group, lineId);
        }
    }

    private void count(MatchingService.Round round) {
        round.outcomes().forEach((outcome, count) -> meters.counter("tieout.matching.lines", "outcome", outcome)
                .increment(count));
    }

    /// What the database refuses is a fault of the line; whatever else it says may pass.
    private static void throwIfDatabaseIsAway(RuntimeException fault) {
        boolean refused = fault instanceof DataIntegrityViolationException;
        if (!refused && (fault instanceof DataAccessException || fault instanceof TransactionException)) {
            throw fault;
        }
    }
}
