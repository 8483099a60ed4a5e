package io.tieout.benchmarks;

import io.tieout.benchmarks.corpus.CorpusGenerator;
import io.tieout.benchmarks.corpus.Scorer;
import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.part.Part;
import io.tieout.localstack.part.ServiceProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// How often the matching engine is right and how quick it is, over a generated corpus. No stack is needed: the
/// engine runs alone, in a process of its own.
///
/// `benchmarks/run matching [--seed N] [--lines N[,N…]] [--items N]`
final class MatchingQuality {

    private static final String PROGRAM = "io.tieout.reconciliation.matchingcase.CorpusJob";
    private static final String LEARNING = "io.tieout.reconciliation.matchingcase.LearningJob";
    private static final String COMPARED = "| %-34s | %8s | %7s | %15s | %6s | %9s | %12s |%n";
    private static final List<String> JVM = List.of("-Xmx3500m", "-XX:+UseParallelGC");

    private long seed = 20260316;
    private List<Integer> lines = List.of(100_000);
    private int items;

    private MatchingQuality() {}

    static void measure(List<String> options, Path folder) throws IOException {
        var measurement = new MatchingQuality();
        measurement.read(options);
        for (int count : measurement.lines) {
            measurement.run(count, folder);
        }
    }

    private void read(List<String> options) {
        for (int i = 0; i + 1 < options.size(); i += 2) {
            var value = options.get(i + 1);
            switch (options.get(i)) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--lines" ->
                    lines = List.of(value.split(",")).stream()
                            .map(Integer::valueOf)
                            .toList();
                case "--items" -> items = Integer.parseInt(value);
                default -> throw new IllegalArgumentException("There is no option " + options.get(i));
            }
        }
    }

    private void run(int lineCount, Path folder) throws IOException {
        int itemCount = items == 0 ? lineCount * 2 : items;
        var corpus = folder.resolve("corpus-" + lineCount);
        Report.progress("writing %,d lines and %,d items, seed %d".formatted(lineCount, itemCount, seed));
        try (var generator = new CorpusGenerator(corpus, seed, lineCount, itemCount)) {
            generator.run();
        }
        Report.progress("matching");
        var home = Path.of(System.getProperty("tieout.home", "")).toAbsolutePath();
        int exit = ServiceProgram.run(
                Part.RECONCILIATION, home, folder.resolve("cache"), JVM, PROGRAM, List.of(corpus.toString()));
        if (exit != 0) {
            throw new IllegalStateException("the engine ended with " + exit);
        }
        var scorer = new Scorer(corpus);
        scorer.run();
        scorer.print();
        var figures = new JsonMapper().readTree(Files.readString(corpus.resolve("figures.json")));
        System.out.printf(
                "%,d lines against %,d items: index %,d ms, matching %,d ms (CPU %,d ms), %,d lines/s, peak heap %,d"
                        + " MiB; seed %d%n%n",
                figures.get("lines").asInt(),
                figures.get("items").asInt(),
                figures.get("indexMillis").asLong(),
                figures.get("matchMillis").asLong(),
                figures.get("matchCpuMillis").asLong(),
                figures.get("linesPerSecond").asLong(),
                figures.get("peakHeapMiB").asLong(),
                seed);
        learn(corpus, folder, home);
        DataFolder.deleteTree(corpus);
    }

    /// What a scorer that learned from decisions about the earlier lines adds to the rules on the later ones.
    private static void learn(Path corpus, Path folder, Path home) throws IOException {
        Report.progress("learning from the proposals");
        int exit = ServiceProgram.run(
                Part.RECONCILIATION, home, folder.resolve("cache"), JVM, LEARNING, List.of(corpus.toString()));
        if (exit != 0) {
            throw new IllegalStateException("learning ended with " + exit);
        }
        var figures = new JsonMapper().readTree(Files.readString(corpus.resolve("learning.json")));
        if (!figures.get("enough").asBoolean()) {
            System.out.printf(
                    "proposals: %,d lines, too few to learn from%n%n",
                    figures.get("decisions").asInt());
            return;
        }
        int from = figures.get("laterFrom").asInt();
        System.out.printf(
                "learned from %,d decisions about proposals (%,d ms) and %,d payers they made known; lines %,d to %,d,"
                        + " which came later:%n%n",
                figures.get("trainedOn").asInt(),
                figures.get("learnMillis").asLong(),
                figures.get("payers").asInt(),
                from + 1,
                figures.get("lines").asInt());
        System.out.printf(
                COMPARED, "decided by", "lines", "auto %", "invoices auto %", "false", "rank 1 %", "Brier score");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|");
        for (var row : figures.get("compared")) {
            var scorer = new Scorer(corpus, row.get("outcomes").asString(), from);
            scorer.run();
            var summary = scorer.summary();
            System.out.printf(
                    COMPARED,
                    row.get("what").asString(),
                    summary.lines(),
                    summary.automatic(),
                    summary.invoicesAutomatic(),
                    summary.falseMatches(),
                    summary.rankedFirst(),
                    row.get("brier").asString());
        }
        System.out.printf(
                "%nBrier score of the same probability for all proposals: %s. Of the first proposals that are surest,"
                        + " right in percent: by the rules %s, by the scorer %s%n",
                figures.get("usualBrier").asString(), figures.get("rightByRules"), figures.get("rightByModel"));
        System.out.printf(
                "the scorer would book %,d of %,d proposed lines, %,d rightly: it vouches for %s (from 0.999 on it may)"
                        + "%n%n",
                figures.get("sureDecisions").asInt(),
                figures.get("heldOut").asInt(),
                figures.get("sureAndRight").asInt(),
                figures.get("precisionBound").asString());
    }
}
