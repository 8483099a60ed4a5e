package io.tieout.reconciliation.matchingcase;

import com.sun.management.OperatingSystemMXBean;
import io.tieout.reconciliation.matching.Customer;
import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.Matcher;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.Policy;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Decides a large set of lines over a large set of open items, and says how long the engine took: `CorpusJob
/// FOLDER`.
///
/// The folder has `customers.jsonl`, `items.jsonl` and `lines.jsonl` with the objects of case files, one a line.
/// `outcomes.jsonl` and `figures.json` are written beside them. Reading and writing are not measured.
public final class CorpusJob {

    /// As many lines as a large statement has stand in memory at a time.
    private static final int STATEMENT = 100_000;

    private static final long MEBIBYTE = 1 << 20;

    private final JsonMapper mapper = new JsonMapper();
    private final Path folder;

    private CorpusJob(Path folder) {
        this.folder = folder;
    }

    record Figures(
            int items,
            int lines,
            long indexMillis,
            long matchMillis,
            long matchCpuMillis,
            long linesPerSecond,
            long peakHeapMiB) {}

    public static void main(String[] arguments) throws IOException {
        var job = new CorpusJob(Path.of(arguments[0]));
        Files.writeString(job.folder.resolve("figures.json"), job.mapper.writeValueAsString(job.run()));
    }

    private Figures run() throws IOException {
        List<Customer> customers = all("customers.jsonl", CaseFileRepository::customer);
        List<Item> items = all("items.jsonl", CaseFileRepository::item);
        var currency = items.getFirst().currency();
        int itemCount = items.size();
        long started = System.nanoTime();
        var matcher = new Matcher(Policy.standard().withOwnIbans(ownIbans()), items, customers);
        long indexed = System.nanoTime() - started;
        long matched = 0;
        long computed = 0;
        int count = 0;
        try (var lines = mapper.readerFor(JsonNode.class).<JsonNode>readValues(folder.resolve("lines.jsonl"));
                var out = Files.newBufferedWriter(folder.resolve("outcomes.jsonl"))) {
            while (lines.hasNext()) {
                var statement = next(lines, currency);
                count += statement.size();
                long cpu = cpuNanos();
                started = System.nanoTime();
                var outcomes = matcher.match(statement);
                matched += System.nanoTime() - started;
                computed += cpuNanos() - cpu;
                write(outcomes, out);
            }
        }
        return new Figures(
                itemCount,
                count,
                indexed / 1_000_000,
                matched / 1_000_000,
                computed / 1_000_000,
                count * 1_000_000_000L / Math.max(1, matched),
                peakHeap() / MEBIBYTE);
    }

    private Set<String> ownIbans() throws IOException {
        var file = folder.resolve("own-ibans.txt");
        return Files.exists(file) ? Set.copyOf(Files.readAllLines(file)) : Set.of();
    }

    private <T> List<T> all(String file, Function<JsonNode, T> read) {
        var values = new ArrayList<T>();
        try (var nodes = mapper.readerFor(JsonNode.class).<JsonNode>readValues(folder.resolve(file))) {
            while (nodes.hasNext()) {
                values.add(read.apply(nodes.next()));
            }
        }
        return values;
    }

    private static List<Line> next(Iterator<JsonNode> nodes, Currency currency) {
        var lines = new ArrayList<Line>();
        while (nodes.hasNext() && lines.size() < STATEMENT) {
            lines.add(CaseFileRepository.line(nodes.next(), currency));
        }
        return lines;
    }

    private void write(List<Outcome> outcomes, Writer out) throws IOException {
        for (var outcome : outcomes) {
            out.write(mapper.writeValueAsString(CorpusOutcome.of(outcome)));
            out.write('\n');
        }
    }

    /// Of all threads, the collector and the compiler among them.
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long peakHeap() {
        long peak = 0;
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
            }
        }
        return peak;
    }
}
