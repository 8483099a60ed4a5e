package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table that a run ends with.
final class Report {

    private static final String ROW = "| %-66s | %18s | %12s |%n";
    private static final long KIB_PER_MIB = 1024;

    private final List<Row> rows = new ArrayList<>();

    /// @param floor what the same machine does in the same run without us; the ratio is to it
    void add(String what, double perSecond, String unit, double floor) {
        add(new Row(what, "%,.0f %s".formatted(perSecond, unit), "%.2f".formatted(perSecond / floor)));
    }

    void add(String what, String figure) {
        add(new Row(what, figure, ""));
    }

    /// @param promisedMillis what the 95th percentile is held against
    void add(String what, double medianMillis, double percentile95Millis, int promisedMillis) {
        add(new Row(
                what,
                "%,.1f / %,.1f ms".formatted(medianMillis, percentile95Millis),
                "%.2f".formatted(percentile95Millis / promisedMillis)));
    }

    /// Also at once, so that a run that breaks off leaves what it has measured.
    private void add(Row row) {
        rows.add(row);
        System.err.println("  " + row.figure());
    }

    /// For whoever waits; not part of the table.
    static void progress(String what) {
        System.err.println(what + " …");
    }

    void print(LocalStack stack) throws IOException {
        long pssKib =
                stack.status().stream().mapToLong(LocalStack.PartStatus::pssKib).sum();
        add("memory of the whole stack (PSS)", "%,d MiB".formatted(pssKib / KIB_PER_MIB));
        System.out.println(machine());
        System.out.println();
        System.out.printf(ROW, "what", "figure", "ratio");
        System.out.printf(ROW, "-".repeat(66), "-".repeat(17) + ":", "-".repeat(11) + ":");
        rows.forEach(row -> System.out.printf(ROW, row.what(), row.figure(), row.ratio()));
    }

    /// Everything ran on it at once: clients, services, broker and database.
    private static String machine() throws IOException {
        return "%s, %d cores, %.0f GiB; Java %s; load profile; clients on the same machine"
                .formatted(
                        fact("/proc/cpuinfo", "model name"),
                        Runtime.getRuntime().availableProcessors(),
                        Long.parseLong(fact("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024.0 / 1024.0,
                        Runtime.version().feature());
    }

    private static String fact(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        }
    }

    private record Row(String what, String figure, String ratio) {}
}
