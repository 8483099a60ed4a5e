package io.tieout.ledger.monthend;

import io.tieout.platform.problem.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Makes the sets that are asked for, one after the other; several replicas share the work.
@Component
class MonthEndJob {

    private static final Logger LOG = LoggerFactory.getLogger(MonthEndJob.class);

    private final MonthEndSetService sets;
    private final MonthEndReadingService reading;

    MonthEndJob(MonthEndSetService sets, MonthEndReadingService reading) {
        this.sets = sets;
        this.reading = reading;
    }

    @Scheduled(initialDelayString = "${ledger.month-end.interval}", fixedDelayString = "${ledger.month-end.interval}")
    void run() {
        try {
            sets.settle();
            for (var next = sets.claim(); next.isPresent(); next = sets.claim()) {
                make(next.get());
            }
        } catch (DataAccessException | TransactionException e) {
            // The database is away: the next round tries again, and readiness tells the operator.
            LOG.warn("Month-end sets could not be made, trying again: {}", e.getMessage());
        }
    }

    private void make(ClaimedSet set) {
        try {
            failure(set).ifPresent(why -> sets.fail(set, why));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Month-end set {} stays until its lease ends: {}", set.id().value(), e.getMessage());
        }
    }

    private Optional<String> failure(ClaimedSet set) {
        try {
            produce(set);
            return Optional.empty();
        } catch (Refusal e) {
            return Optional.of(e.code() + ": " + e.detail());
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.error("Month-end set {} could not be made", set.id().value(), e);
            return Optional.of("It could not be made; the log says why");
        }
    }

    private void produce(ClaimedSet set) throws IOException {
        var archive = Files.createTempFile("month-end-", ".zip");
        try {
            try (var measured =
                    new MonthEndArchive.Measured(new BufferedOutputStream(Files.newOutputStream(archive)))) {
                var files = reading.write(set.month(), measured);
                measured.flush();
                sets.store(set, files, archive, measured.sha256());
            }
        } finally {
            Files.deleteIfExists(archive);
        }
    }
}
