package io.tieout.customer.duplicate;

import io.tieout.customer.duplicate.DuplicateService.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Works through the searches, one after the other; other replicas take others. A search whose process died is begun
/// anew by another one.
@Component
class DuplicateSearchJob {

    private static final Logger log = LoggerFactory.getLogger(DuplicateSearchJob.class);

    private final DuplicateService searches;

    DuplicateSearchJob(DuplicateService searches) {
        this.searches = searches;
    }

    @Scheduled(
            initialDelayString = "${customer.duplicate.interval}",
            fixedDelayString = "${customer.duplicate.interval}")
    void run() {
        try {
            for (var task = searches.take(); task.isPresent(); task = searches.take()) {
                work(task.get());
            }
        } catch (DataAccessException | TransactionException e) {
            // The database is away: whoever takes the search up again begins anew.
            log.warn("A search for duplicates rests, trying again: {}", e.getMessage());
        }
    }

    private void work(Task task) {
        try {
            search(task);
        } catch (LeaseLost e) {
            log.info("{}", e.getMessage());
        }
    }

    private void search(Task task) {
        try {
            for (var kind : RecordKind.values()) {
                collect(task, kind);
            }
            int portions = searches.portions(task);
            for (int portion = 0; portion < portions; portion++) {
                searches.pair(task, portion, portions);
            }
            for (var kind : RecordKind.values()) {
                compare(task, kind);
            }
            searches.finish(task);
        } catch (RuntimeException e) {
            if (e instanceof LeaseLost || isDatabaseAway(e)) {
                throw e;
            }
            log.error("Search {} for duplicates cannot go on", task.searchId(), e);
            searches.fail(task);
        }
    }

    /// What the database refuses would be refused again.
    private static boolean isDatabaseAway(RuntimeException fault) {
        return fault instanceof TransactionException
                || (fault instanceof DataAccessException && !(fault instanceof DataIntegrityViolationException));
    }

    private void collect(Task task, RecordKind kind) {
        var last = searches.collect(task, kind, null);
        while (last != null) {
            last = searches.collect(task, kind, last);
        }
    }

    private void compare(Task task, RecordKind kind) {
        var last = searches.compare(task, kind, null);
        while (last != null) {
            last = searches.compare(task, kind, last);
        }
    }
}
