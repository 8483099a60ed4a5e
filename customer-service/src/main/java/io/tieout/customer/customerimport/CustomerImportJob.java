package io.tieout.customer.customerimport;

import io.tieout.customer.customerimport.CustomerImportRepository.ErrorRow;
import io.tieout.customer.customerimport.CustomerImportRepository.ImportTally;
import io.tieout.customer.customerimport.CustomerImportRepository.OpenImport;
import io.tieout.customer.party.CustomerEntryService;
import io.tieout.platform.problem.Refusal;
import io.tieout.sheet.UnreadableSheet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Works through the queued imports, one at a time in this process; other replicas take other imports.
///
/// An import is taken for a while, which is prolonged with its progress. When its process dies, another one takes it
/// up after that while, from its beginning: rows that are in already count as unchanged.
@Component
class CustomerImportJob implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CustomerImportJob.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(2);

    private final CustomerImportRepository imports;
    private final CustomerEntryService entries;
    private final TransactionTemplate transaction;
    private volatile ScheduledExecutorService worker = stopped();

    CustomerImportJob(
            CustomerImportRepository imports, CustomerEntryService entries, PlatformTransactionManager transactions) {
        this.imports = imports;
        this.entries = entries;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        worker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("customer-import").daemon().factory());
        var _ = worker.scheduleWithFixedDelay(this::workOff, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    void wake() {
        if (!worker.isShutdown()) {
            worker.execute(this::workOff);
        }
    }

    @Override
    public void stop() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(20, TimeUnit.SECONDS)) {
                log.warn("An import is still running at shutdown; it goes on at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !worker.isShutdown();
    }

    private void workOff() {
        try {
            var next = imports.takeNext();
            while (next.isPresent()) {
                work(next.get());
                next = worker.isShutdown() ? Optional.empty() : imports.takeNext();
            }
        } catch (RuntimeException e) {
            log.warn("Imports rest for a moment", e);
        }
    }

    private void work(OpenImport open) {
        try {
            run(open);
        } catch (UnreadableSheet e) {
            imports.fail(open, e.detail());
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | DataAccessResourceFailureException
                | TransactionException e) {
            // The database is away: whoever takes the import up again goes on.
            throw e;
        } catch (RuntimeException e) {
            log.error("Import {} cannot go on and makes way for the others", open.importId(), e);
            imports.fail(open, "A fault of the service, not of the file; what was imported so far stays");
        }
    }

    /// Rows whose parent comes further down wait until it is in; what still waits at the end has no parent.
    private void run(OpenImport open) {
        var waiting = new ArrayDeque<>(CustomerRow.allOf(CustomerSheet.known(open.content(), open.columns())));
        var outcomes = new HashMap<CustomerEntryService.Outcome, Integer>();
        var refused = new ArrayList<ErrorRow>();
        var tried = new HashSet<String>();
        long reportedAt = System.nanoTime();
        for (int sinceProgress = 0; !waiting.isEmpty(); ) {
            if (System.nanoTime() - reportedAt > REPORT_EVERY.toNanos()) {
                if (!goesOn(open, tally(outcomes, refused))) {
                    return;
                }
                reportedAt = System.nanoTime();
            }
            var row = waiting.removeFirst();
            boolean lastChance = sinceProgress > waiting.size();
            try {
                var outcome = importRow(open, row, tried, lastChance);
                if (outcome == CustomerEntryService.Outcome.PARENT_MISSING) {
                    waiting.addLast(row);
                    sinceProgress++;
                    continue;
                }
                outcomes.merge(outcome, 1, Integer::sum);
            } catch (RowRefused e) {
                refused.add(row.refused(e.column(), e.reason()));
            } catch (Refusal e) {
                refused.add(row.refused(column(e), e.detail()));
            }
            sinceProgress = 0;
        }
        transaction.executeWithoutResult(status -> imports.finish(open, tally(outcomes, refused)));
    }

    private boolean goesOn(OpenImport open, ImportTally soFar) {
        if (worker.isShutdown()) {
            imports.release(open);
            return false;
        }
        if (!imports.report(open, soFar)) {
            log.warn("Import {} was taken over by another process", open.importId());
            return false;
        }
        return true;
    }

    private static ImportTally tally(Map<CustomerEntryService.Outcome, Integer> outcomes, List<ErrorRow> refused) {
        return new ImportTally(
                outcomes.getOrDefault(CustomerEntryService.Outcome.IMPORTED, 0),
                outcomes.getOrDefault(CustomerEntryService.Outcome.CHANGED, 0),
                outcomes.getOrDefault(CustomerEntryService.Outcome.UNCHANGED, 0),
                List.copyOf(refused));
    }

    /// @param tried external numbers that a dry run has brought in and taken out again: they count as parents
    private CustomerEntryService.Outcome importRow(
            OpenImport open, CustomerRow row, Set<String> tried, boolean lastChance) {
        var entry = row.toEntry();
        if (tried.contains(entry.parentExternalNumber())) {
            entry = entry.withoutParent();
        }
        var outcome = bringIn(open, entry);
        if (outcome == CustomerEntryService.Outcome.PARENT_MISSING && lastChance) {
            throw new RowRefused("parentExternalNumber", "there is no customer with this external number");
        }
        if (open.dryRun() && outcome == CustomerEntryService.Outcome.IMPORTED && entry.externalNumber() != null) {
            tried.add(entry.externalNumber());
        }
        return outcome;
    }

    private CustomerEntryService.Outcome bringIn(OpenImport open, CustomerEntryService.Entry entry) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var result = entries.bringIn(open.companyId(), entry, open.mode(), open.requestedBy());
            if (open.dryRun()) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    private static String column(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? "name"
                : refusal.errors().getFirst().pointer().replaceFirst("^/", "");
    }

    private static ScheduledExecutorService stopped() {
        var executor = Executors.newSingleThreadScheduledExecutor();
        executor.shutdown();
        return executor;
    }
}
