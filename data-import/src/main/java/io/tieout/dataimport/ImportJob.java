package io.tieout.dataimport;

import io.tieout.dataimport.ImportRepository.DoneRow;
import io.tieout.dataimport.ImportRepository.EnteredRow;
import io.tieout.dataimport.ImportRepository.OpenImport;
import io.tieout.dataimport.ImportRepository.OpenRow;
import io.tieout.dataimport.ImportedRow.Outcome;
import io.tieout.platform.problem.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Works through the queued imports, one at a time in this process; other replicas take other imports.
///
/// An import is taken for a while, which is prolonged with its progress. When its process dies, another one takes it
/// up after that while and goes on with the first row of which nothing is recorded.
class ImportJob implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportJob.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);
    private static final int ROWS_AT_A_TIME = 100;

    private final ImportRepository imports;
    private final Map<String, ImportTarget> targets;
    private final TransactionTemplate transaction;
    private final TransactionTemplate perRow;
    private volatile ScheduledExecutorService worker = stopped();

    ImportJob(ImportRepository imports, List<ImportTarget> targets, PlatformTransactionManager transactions) {
        this.imports = imports;
        this.targets = targets.stream().collect(Collectors.toUnmodifiableMap(ImportTarget::name, Function.identity()));
        this.transaction = new TransactionTemplate(transactions);
        this.perRow = new TransactionTemplate(transactions);
        this.perRow.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public void start() {
        worker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("import").daemon().factory());
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
            var next = imports.takeNext(targets.keySet());
            while (next.isPresent()) {
                work(next.get());
                next = worker.isShutdown() ? Optional.empty() : imports.takeNext(targets.keySet());
            }
        } catch (RuntimeException e) {
            log.warn("Imports rest for a moment", e);
        }
    }

    private void work(OpenImport open) {
        try {
            run(open);
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | DataAccessResourceFailureException
                | TransactionException e) {
            // The database is away: whoever takes the import up again goes on.
            throw e;
        } catch (RuntimeException e) {
            log.error("Import {} cannot go on and makes way for the others", open.importId(), e);
            imports.fail(open, "A fault of the service, not of the file; what was done so far stays");
        }
    }

    private void run(OpenImport open) {
        var target = targets.get(open.target());
        if (target == null) {
            throw new IllegalStateException("Nothing brings in " + open.target());
        }
        while (!worker.isShutdown()) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> open.revertedBy() == null
                    ? someRows(open, target)
                    : someRowsBack(open, target, open.revertedBy())))) {
                return;
            }
        }
        imports.release(open);
    }

    /// Takes back some rows, and says of each that stays why.
    ///
    /// @return whether there may be more
    private boolean someRowsBack(OpenImport open, ImportTarget target, UUID by) {
        if (imports.hold(open).isEmpty()) {
            log.warn("Import {} was taken over by another process", open.importId());
            return false;
        }
        imports.waitForOthers(open);
        var rows = imports.rowsToTakeBack(open, ROWS_AT_A_TIME);
        if (rows.isEmpty()) {
            imports.finishRevert(open);
            return false;
        }
        var takenBack = new ArrayList<Integer>();
        var kept = new HashMap<Integer, String>();
        for (var row : rows) {
            try {
                perRow.executeWithoutResult(status -> takeBack(open, target, row, by));
                takenBack.add(row.line());
            } catch (RowRefused e) {
                kept.put(row.line(), e.reason());
            } catch (Refusal e) {
                kept.put(row.line(), reason(e));
            } catch (DataIntegrityViolationException e) {
                log.warn("Import {} keeps line {}", open.importId(), row.line(), e);
                kept.put(row.line(), "others refer to it");
            }
        }
        imports.recordTakenBack(open, takenBack, kept);
        return true;
    }

    private static void takeBack(OpenImport open, ImportTarget target, EnteredRow row, UUID by) {
        if (!row.isEntered()) {
            throw new RowRefused(
                    target.keyColumn(), "was here before and changed by the import; send what it said before");
        }
        if (!(target instanceof RevertibleTarget revertible)) {
            throw new IllegalStateException("Nothing takes back " + open.target());
        }
        revertible.takeBack(open.companyId(), row.recordId(), by);
    }

    /// Some rows and what became of them, together or not at all. Rows that wait for others are tried again in the next
    /// pass; a pass that begins when the one before it decided nothing is the last one.
    ///
    /// @return whether there may be more
    private boolean someRows(OpenImport open, ImportTarget target) {
        var passBefore = imports.hold(open);
        if (passBefore.isEmpty()) {
            log.warn("Import {} was taken over by another process", open.importId());
            return false;
        }
        imports.waitForOthers(open);
        var rows = imports.openRows(open, ROWS_AT_A_TIME);
        if (rows.isEmpty()) {
            imports.finish(open);
            return false;
        }
        int number = rows.getFirst().waits();
        var pass = passBefore.get();
        if (pass.number() < number) {
            pass = imports.begin(open, number);
        }
        var done = new ArrayList<DoneRow>();
        var waiting = new ArrayList<Integer>();
        var rehearsed = new HashSet<String>();
        var run = new ImportRun(
                open.companyId(),
                open.mode(),
                open.requestedBy(),
                key -> open.dryRun() && (rehearsed.contains(key) || imports.isRehearsed(open, key)));
        for (var row : rows) {
            if (row.waits() > number) {
                break;
            }
            try {
                var result = bringIn(open, target, run, row);
                if (open.dryRun() && result.outcome().equals(Outcome.IMPORTED.name())) {
                    rehearsed.add(row.key());
                }
                done.add(result);
            } catch (RowWaits e) {
                if (pass.isLast()) {
                    done.add(new DoneRow(row.line(), ImportRepository.REFUSED, e.column(), e.reason(), null));
                } else {
                    waiting.add(row.line());
                }
            }
        }
        imports.record(open, done, waiting);
        return true;
    }

    /// To a savepoint of its own: a refused row leaves nothing behind, and takes nothing of the others with it.
    private DoneRow bringIn(OpenImport open, ImportTarget target, ImportRun run, OpenRow row) {
        try {
            var result = Objects.requireNonNull(perRow.execute(status -> {
                var imported = target.bringIn(run, ImportCells.of(open.columns(), row.cells()));
                if (open.dryRun()) {
                    status.setRollbackOnly();
                }
                return imported;
            }));
            // In a dry run, what was entered is gone again.
            var record = open.dryRun() ? null : result.recordId();
            return new DoneRow(row.line(), result.outcome().name(), null, null, record);
        } catch (RowRefused e) {
            return new DoneRow(row.line(), ImportRepository.REFUSED, e.column(), e.reason(), null);
        } catch (Refusal e) {
            return new DoneRow(row.line(), ImportRepository.REFUSED, column(e, target), reason(e), null);
        } catch (DataIntegrityViolationException e) {
            // Entered by somebody else at this moment, or something that no check has thought of: one row of many.
            log.warn("Import {} cannot store line {}", open.importId(), row.line(), e);
            return new DoneRow(
                    row.line(),
                    ImportRepository.REFUSED,
                    target.keyColumn(),
                    "cannot be stored: somebody has entered the same meanwhile, or a value is out of bounds",
                    null);
        }
    }

    private static String column(Refusal refusal, ImportTarget target) {
        return refusal.errors().isEmpty()
                ? target.keyColumn()
                : refusal.errors().getFirst().pointer().replaceFirst("^/", "");
    }

    private static String reason(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? refusal.detail()
                : refusal.detail() + ": " + refusal.errors().getFirst().message();
    }

    private static ScheduledExecutorService stopped() {
        var executor = Executors.newSingleThreadScheduledExecutor();
        executor.shutdown();
        return executor;
    }
}
