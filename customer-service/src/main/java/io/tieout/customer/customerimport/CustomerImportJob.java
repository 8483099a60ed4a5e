package io.tieout.customer.customerimport;

import io.tieout.customer.customerimport.CustomerImportRepository.ErrorRow;
import io.tieout.customer.customerimport.CustomerImportRepository.ImportTally;
import io.tieout.customer.customerimport.CustomerImportRepository.OpenImport;
import io.tieout.customer.party.CustomerEntryService;
import io.tieout.platform.problem.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Works through the queued imports, one at a time in this process; other replicas take other jobs.
@Component
class CustomerImportJob implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CustomerImportJob.class);

    private final CustomerImportRepository imports;
    private final CustomerEntryService entries;
    private final TransactionTemplate holdingTheJob;
    private final TransactionTemplate perRow;
    private volatile ExecutorService worker = stopped();

    CustomerImportJob(
            CustomerImportRepository imports, CustomerEntryService entries, PlatformTransactionManager transactions) {
        this.imports = imports;
        this.entries = entries;
        this.holdingTheJob = new TransactionTemplate(transactions);
        // Rows commit on their own while the job's row stays locked, so that a crash keeps what is in.
        this.perRow = new TransactionTemplate(transactions);
        this.perRow.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void start() {
        worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("customer-import").daemon().factory());
        wake();
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
            while (!worker.isShutdown() && Boolean.TRUE.equals(holdingTheJob.execute(status -> runNext()))) {
                log.debug("Looking for a further import");
            }
        } catch (DataAccessException e) {
            log.error("The import stopped; it goes on when the next one is queued or at the next start", e);
        }
    }

    private boolean runNext() {
        var next = imports.lockNext();
        next.ifPresent(open -> {
            try {
                imports.finish(open.companyId(), open.importId(), run(open));
            } catch (UnreadableImport e) {
                imports.fail(open.companyId(), open.importId(), e.detail());
            }
        });
        return next.isPresent();
    }

    /// Rows whose parent comes further down wait until it is in; what still waits at the end has no parent.
    private ImportTally run(OpenImport open) {
        var waiting = new ArrayDeque<>(CustomerRow.allOf(CustomerSheet.parse(open.content())));
        var outcomes = new HashMap<CustomerEntryService.Outcome, Integer>();
        var refused = new ArrayList<ErrorRow>();
        for (int sinceProgress = 0; !waiting.isEmpty(); ) {
            var row = waiting.removeFirst();
            boolean lastChance = sinceProgress > waiting.size();
            try {
                var outcome = importRow(open, row, lastChance);
                if (outcome == CustomerEntryService.Outcome.PARENT_MISSING) {
                    waiting.addLast(row);
                    sinceProgress++;
                    continue;
                }
                outcomes.merge(outcome, 1, Integer::sum);
            } catch (RowRefused e) {
                refused.add(new ErrorRow(row.line(), e.column(), e.reason()));
            } catch (Refusal e) {
                refused.add(new ErrorRow(row.line(), column(e), e.detail()));
            }
            sinceProgress = 0;
        }
        return new ImportTally(
                outcomes.getOrDefault(CustomerEntryService.Outcome.IMPORTED, 0),
                outcomes.getOrDefault(CustomerEntryService.Outcome.UNCHANGED, 0),
                List.copyOf(refused));
    }

    private CustomerEntryService.Outcome importRow(OpenImport open, CustomerRow row, boolean lastChance) {
        var entry = row.toEntry();
        var outcome = perRow.execute(status -> {
            var result = entries.bringIn(open.companyId(), entry);
            if (open.dryRun()) {
                status.setRollbackOnly();
            }
            return result;
        });
        if (outcome == CustomerEntryService.Outcome.PARENT_MISSING && lastChance) {
            throw new RowRefused("parentExternalNumber", "there is no customer with this external number");
        }
        return Objects.requireNonNull(outcome);
    }

    private static String column(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? "name"
                : refusal.errors().getFirst().pointer().replaceFirst("^/", "");
    }

    private static ExecutorService stopped() {
        var executor = Executors.newSingleThreadExecutor();
        executor.shutdown();
        return executor;
    }
}
