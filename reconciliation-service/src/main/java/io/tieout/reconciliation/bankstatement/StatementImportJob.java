package io.tieout.reconciliation.bankstatement;

import io.micrometer.core.instrument.MeterRegistry;
import io.tieout.reconciliation.bankaccount.BankAccountQueries;
import io.tieout.reconciliation.statementfile.CsvProfile;
import io.tieout.reconciliation.statementfile.FileInspection;
import io.tieout.reconciliation.statementfile.Finding;
import io.tieout.reconciliation.statementfile.Format;
import io.tieout.reconciliation.statementfile.Statement;
import io.tieout.reconciliation.statementfile.StatementFile;
import io.tieout.reconciliation.statementfile.StatementFormats;
import io.tieout.reconciliation.statementfile.StatementSink;
import io.tieout.reconciliation.statementfile.UnreadableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Works through uploaded files, one at a time in each replica. A file is read twice: first to prove it as a whole,
/// then to record it, statement by statement; so a refused file leaves nothing behind.
@Component
class StatementImportJob implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StatementImportJob.class);
    private static final long POLL_MILLIS = 500;
    private static final int MAX_ATTEMPTS = 5;

    private final StatementImportService imports;
    private final StatementImportRepository files;
    private final BankStatementService statements;
    private final BankAccountQueries accounts;
    private final MeterRegistry metrics;
    private @Nullable ScheduledExecutorService worker;

    StatementImportJob(
            StatementImportService imports,
            StatementImportRepository files,
            BankStatementService statements,
            BankAccountQueries accounts,
            MeterRegistry metrics) {
        this.imports = imports;
        this.files = files;
        this.statements = statements;
        this.accounts = accounts;
        this.metrics = metrics;
    }

    @Override
    public synchronized void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("statement-import").daemon().factory());
        worker = started;
        var polling = started.scheduleWithFixedDelay(this::workOff, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        log.debug("Looking for statement imports: {}", polling.isDone() ? "no" : "yes");
    }

    @Override
    public synchronized void stop() {
        var stopping = worker;
        worker = null;
        if (stopping == null) {
            return;
        }
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(15, TimeUnit.SECONDS)) {
                log.info("A statement import is still running at shutdown; it goes on at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    private void workOff() {
        try {
            for (var job = imports.claim(); job.isPresent() && isRunning(); job = imports.claim()) {
                attempt(job.get(), this::run);
            }
        } catch (Throwable e) {
            // The schedule would end with it.
            log.error("Looking for statement imports failed and will be tried again", e);
        }
    }

    /// Whatever one file does to its reader, memory and stack included, the next one gets its turn.
    static void attempt(StatementImport job, Consumer<StatementImport> run) {
        try {
            run.accept(job);
        } catch (Throwable e) {
            // The job's lease runs out and it is taken up again.
            log.error("Statement import {} stopped at attempt {}", job.importId(), job.attempts(), e);
        }
    }

    private void run(StatementImport job) {
        var result = result(job, this::process);
        imports.finish(job, result);
        metrics.counter(
                        "tieout.bankstatement.imports",
                        "outcome",
                        result.outcome().name())
                .increment();
        metrics.counter("tieout.bankstatement.lines.recorded").increment(result.linesRecorded());
    }

    /// How often a job was tried is judged before the next try, which may end the process.
    static ImportResult result(StatementImport job, Function<StatementImport, ImportResult> process) {
        if (job.attempts() <= MAX_ATTEMPTS) {
            return process.apply(job);
        }
        log.error("Statement import {} failed {} times and is given up", job.importId(), MAX_ATTEMPTS);
        return ImportResult.refused(
                FileInspection.unreadable(job.fileName()),
                new UnreadableFile(
                                "import-failed", "The import failed on our side; nothing is wrong with the file", null)
                        .finding());
    }

    private ImportResult process(StatementImport job) {
        var file =
                new StatementFile(job.fileName(), job.fileSize(), () -> files.content(job.companyId(), job.importId()));
        var profile = job.profile() == null ? null : CsvProfileRequest.parse(job.profile());
        var whose = new AccountOfStatement(accounts.all(job.companyId()), job.bankAccountId());
        var lines = new int[1];
        var inspection = StatementFormats.inspect(file, profile, statement -> {
            if (!statement.interim()) {
                lines[0] += RecordableStatement.of(statement, whose.of(statement))
                        .lines()
                        .size();
            }
        });
        var error = inspection.importError();
        if (error.isPresent()) {
            return ImportResult.refused(inspection, error.get());
        }
        imports.progress(job, lines[0], 0);
        return record(job, file, profile, whose, inspection, lines[0]);
    }

    private ImportResult record(
            StatementImport job,
            StatementFile file,
            @Nullable CsvProfile profile,
            AccountOfStatement whose,
            FileInspection inspection,
            int linesTotal) {
        var format = inspection.format();
        if (format == null) {
            throw new IllegalStateException("An accepted file has a format");
        }
        var recording = new Recording(job, whose, format, linesTotal);
        try {
            StatementFormats.read(file, profile, recording);
        } catch (UnreadableFile e) {
            return ImportResult.of(inspection, recording.outcomes, e.finding(), recording.doubtful);
        }
        imports.progress(job, linesTotal, linesTotal);
        return ImportResult.of(inspection, recording.outcomes, null, null);
    }

    /// What a person said of the doubtful lines of one of its statements, the last word; null when nothing was asked.
    private static @Nullable DoubtDecision decisionOn(StatementImport job, int statement) {
        return StatementImportRepository.decisions(job.decisions()).stream()
                .filter(decision -> decision.statement() == statement)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /// The second reading of a file.
    private final class Recording implements StatementSink {

        private final StatementImport job;
        private final AccountOfStatement whose;
        private final int linesTotal;
        private final List<RecordingOutcome> outcomes = new ArrayList<>();
        private Format format;
        private @Nullable String profile;
        private @Nullable DoubtfulLines doubtful;
        private int linesDone;

        Recording(StatementImport job, AccountOfStatement whose, Format format, int linesTotal) {
            this.job = job;
            this.whose = whose;
            this.format = format;
            this.linesTotal = linesTotal;
        }

        /// The files of an archive may be in several formats.
        @Override
        public void format(Format found) {
            format = found;
            profile = null;
        }

        @Override
        public void profile(String name, CsvProfile found) {
            profile = name;
        }

        @Override
        public void statement(Statement statement) {
            if (statement.interim()) {
                outcomes.add(RecordingOutcome.interim(statement));
                return;
            }
            var recordable = RecordableStatement.of(statement, whose.of(statement));
            var outcome = statements.record(
                    new Origin(job.importId(), format, profile),
                    recordable,
                    decisionOn(job, statement.index()),
                    through -> imports.progress(job, linesTotal, linesDone + through));
            if (outcome.doubtful() != null) {
                doubtful = outcome.doubtful();
                throw recordedDifferently(recordable);
            }
            outcomes.add(outcome);
            linesDone += recordable.lines().size();
        }

        private static UnreadableFile recordedDifferently(RecordableStatement statement) {
            return new UnreadableFile(
                    "statement-recorded-differently",
                    "Lines of this statement are recorded with the same days and amounts, and with other texts: probably"
                            + " from a file in another format",
                    statement.position());
        }

        @Override
        public void finding(Finding finding) {
            // Said by the first reading.
        }
    }
}
