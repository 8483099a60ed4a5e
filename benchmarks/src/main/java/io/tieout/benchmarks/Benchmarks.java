package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.Ports;
import io.tieout.localstack.part.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/// Measures what it is asked for, or everything, on one stack in the load profile, and prints one table. The
/// matching engine is measured alone: [MatchingQuality].
public final class Benchmarks {

    private static final String KEEP = "keep=";
    private static final int CLIENTS = 16;
    private static final int BATCH_CLIENTS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final int BATCH = 500;
    private static final int SMALL_BATCH = 20;
    private static final int PACED_CLIENTS = 64;
    private static final double PACE = 0.8;

    private Benchmarks() {}

    public static void main(String[] args) throws IOException, SQLException, InterruptedException, ExecutionException {
        var wanted = List.of(args);
        Optional<Path> kept = Optional.empty();
        if (!wanted.isEmpty() && wanted.getFirst().startsWith(KEEP)) {
            kept = Optional.of(
                    Path.of(wanted.getFirst().substring(KEEP.length())).toAbsolutePath());
            wanted = wanted.subList(1, wanted.size());
        }
        if (wanted.isEmpty()) {
            wanted = List.of("postings", "hot", "gateway", "events");
        }
        var folder = kept.isPresent()
                ? Files.createDirectories(kept.get())
                : Files.createTempDirectory(Path.of("").toAbsolutePath(), ".benchmark-");
        boolean isKept = kept.isPresent();
        if (wanted.getFirst().equals("matching")) {
            try {
                MatchingQuality.measure(wanted.subList(1, wanted.size()), folder);
            } finally {
                leave(folder, isKept);
            }
            return;
        }
        var report = new Report();
        var stack = LocalStack.in(folder.resolve("data"))
                .ports(Ports.random())
                .profile(Profile.LOAD)
                .currency("EUR")
                .timezone("UTC");
        // Also when somebody interrupts, even in the middle of the start.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stack.stopAfterInterrupt();
                            leave(folder, isKept);
                        },
                        "stop-stack"));
        Report.progress("starting the stack in the load profile");
        stack.start();
        for (var name : wanted) {
            Report.progress("measuring " + name);
            var option = name.split("=", 2);
            switch (option[0]) {
                case "postings" -> postings(stack, report);
                case "hot" -> hotAccount(stack, report);
                case "gateway" -> GatewayCost.measure(stack, report);
                case "events" -> EventRoad.measure(stack, report);
                case "reports" ->
                    ReportTimes.measure(
                            stack, report, option.length > 1 ? Long.parseLong(option[1]) : ReportTimes.LINES);
                case "statements" ->
                    StatementRoad.measure(stack, report, option.length > 1 ? option[1] : "10000,100000@200000");
                case "crm" -> CrmTimes.measure(stack, report, option.length > 1 ? option[1] : CrmTimes.CUSTOMERS);
                case "papers" ->
                    StatementPapers.measure(stack, report, option.length > 1 ? Integer.parseInt(option[1]) : 10_000);
                default -> throw new IllegalArgumentException("There is no measurement called " + name);
            }
        }
        report.print(stack);
    }

    /// A million invoices take twenty gigabytes.
    private static void leave(Path folder, boolean isKept) {
        if (!isKept) {
            DataFolder.deleteTree(folder);
        }
    }

    /// The gateway limits each caller; a load test is one caller, so it goes to the service itself.
    private static void postings(LocalStack stack, Report report) throws SQLException, InterruptedException {
        double single = JournalPostings.single(stack, new Load(CLIENTS, WARM_UP, MEASURED));
        // Right after, so that the machine is the same.
        double raw = RawPostings.measure(stack, new Load(CLIENTS, WARM_UP, MEASURED));
        var paced = JournalPostings.paced(stack, new Load(PACED_CLIENTS, WARM_UP, MEASURED), PACE * single);
        double batches = JournalPostings.batches(stack, new Load(BATCH_CLIENTS, WARM_UP, MEASURED), BATCH);
        report.add("raw floor: one posting's rows in 6 statements, " + CLIENTS + " connections", raw, "entries/s", raw);
        report.add("POST /journal-entries, " + CLIENTS + " clients", single, "entries/s", raw);
        report.add(
                "the same at %,.0f entries/s, median".formatted(PACE * single),
                "%,.1f ms".formatted(paced.medianMillis()));
        report.add("the same, 99th percentile", "%,.1f ms".formatted(paced.percentile99Millis()));
        report.add("POST /journal-entry-batches of 500, " + BATCH_CLIENTS + " clients", batches, "entries/s", raw);
    }

    /// All entries on one account: large batches, and small ones that get into each other's way.
    private static void hotAccount(LocalStack stack, Report report) throws InterruptedException {
        double large = JournalPostings.hot(stack, new Load(BATCH_CLIENTS, WARM_UP, MEASURED), BATCH);
        double small = JournalPostings.hot(stack, new Load(CLIENTS, WARM_UP, MEASURED), SMALL_BATCH);
        report.add(
                "one account in each entry, batches of " + BATCH + ", " + BATCH_CLIENTS + " clients",
                "%,.0f entries/s".formatted(large));
        report.add(
                "one account in each entry, batches of " + SMALL_BATCH + ", " + CLIENTS + " clients",
                "%,.0f entries/s".formatted(small));
    }
}
