package io.tieout.benchmarks.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares outcomes with the truth of a corpus.
///
/// A match is *false* when a line was booked without a person on an item that it was not sent for, or with another
/// amount there; also when a line that pays something was put aside as no payment. Two items of one customer with
/// the same amount and due date stand for one another: which of them a payment settles makes no difference to
/// anyone.
public final class Scorer {

    private static final int MOST_SAMPLES = 10;

    private final JsonMapper mapper = new JsonMapper();
    private final Path folder;
    private final String outcomes;
    private final int from;
    private final Map<String, String> twins = new HashMap<>();
    private final Map<Kind, Score> scores = new EnumMap<>(Kind.class);
    private final List<String> falseMatches = new ArrayList<>();

    public Scorer(Path folder) {
        this(folder, "outcomes.jsonl", 0);
    }

    /// @param outcomes the file with the outcomes
    /// @param from as many lines of the corpus have none there: it begins after them
    public Scorer(Path folder, String outcomes, int from) {
        this.folder = folder;
        this.outcomes = outcomes;
        this.from = from;
    }

    /// In one row, for comparisons.
    public record Summary(
            int lines, String automatic, String invoicesAutomatic, int falseMatches, String rankedFirst) {}

    /// Counts over the lines of one kind.
    private static final class Score {
        int lines;
        int automatic;
        int exceptions;
        int suggested;
        int ignored;
        int invoices;
        int invoicesAutomatic;
        int invoicesBooked;
        int falseMatches;
        int ranked;
        int rankedFirst;

        void add(Score other) {
            lines += other.lines;
            automatic += other.automatic;
            exceptions += other.exceptions;
            suggested += other.suggested;
            ignored += other.ignored;
            invoices += other.invoices;
            invoicesAutomatic += other.invoicesAutomatic;
            invoicesBooked += other.invoicesBooked;
            falseMatches += other.falseMatches;
            ranked += other.ranked;
            rankedFirst += other.rankedFirst;
        }
    }

    public void run() throws IOException {
        readTwins();
        try (var truth = Files.newBufferedReader(folder.resolve("truth.jsonl"));
                var decided = Files.newBufferedReader(folder.resolve(outcomes))) {
            for (int i = 0; i < from; i++) {
                truth.readLine();
            }
            for (var line = decided.readLine(); line != null; line = decided.readLine()) {
                judge(mapper.readTree(truth.readLine()), mapper.readTree(line));
            }
            if (from == 0 && truth.readLine() != null) {
                throw new IllegalStateException("lines without an outcome");
            }
        }
    }

    private void readTwins() throws IOException {
        try (var items = Files.newBufferedReader(folder.resolve("items.jsonl"))) {
            for (var line = items.readLine(); line != null; line = items.readLine()) {
                var item = mapper.readTree(line);
                var like = item.get("customer").asString()
                        + '|'
                        + item.get("amount").asString()
                        + '|'
                        + item.get("due").asString();
                twins.put(item.get("no").asString(), like);
            }
        }
    }

    private void judge(JsonNode truth, JsonNode outcome) {
        if (!truth.get("line").equals(outcome.get("line"))) {
            throw new IllegalStateException("outcomes are not in the order of the lines");
        }
        var score = scores.computeIfAbsent(Kind.valueOf(truth.get("kind").asString()), kind -> new Score());
        var due = paid(truth.get("paid"));
        var allocations = outcome.get("allocations");
        var first = allocations.isEmpty() ? List.<String>of() : paid(allocations.get(0));
        score.lines++;
        score.invoices += due.size();
        switch (outcome.get("decision").asString()) {
            case "AUTO" -> {
                score.automatic++;
                int right = right(first, due);
                score.invoicesAutomatic += right;
                score.invoicesBooked += right;
                noteFalse(score, truth, outcome, right < first.size());
            }
            case "EXCEPTION" -> {
                score.exceptions++;
                int right = right(first, due);
                score.invoicesBooked += right;
                noteFalse(score, truth, outcome, right < first.size());
            }
            case "SUGGEST" -> {
                score.suggested++;
                if (!due.isEmpty()) {
                    score.ranked++;
                    score.rankedFirst += items(first).equals(items(due)) ? 1 : 0;
                }
            }
            default -> {
                score.ignored++;
                noteFalse(score, truth, outcome, !due.isEmpty());
            }
        }
    }

    private void noteFalse(Score score, JsonNode truth, JsonNode outcome, boolean wrong) {
        if (wrong) {
            score.falseMatches++;
            if (falseMatches.size() < MOST_SAMPLES) {
                falseMatches.add(truth + " <> " + outcome);
            }
        }
    }

    /// Each as "customer|amount of the item|due=amount paid".
    private List<String> paid(JsonNode list) {
        var paid = new ArrayList<String>();
        for (var part : list) {
            paid.add(twins.get(part.get("item").asString())
                    + '='
                    + part.get("amountMinor").asLong());
        }
        return paid;
    }

    private static Set<String> items(List<String> paid) {
        var items = new HashSet<String>();
        paid.forEach(part -> items.add(part.substring(0, part.indexOf('='))));
        return items;
    }

    private static int right(List<String> got, List<String> due) {
        var left = new ArrayList<>(due);
        int right = 0;
        for (var part : got) {
            right += left.remove(part) ? 1 : 0;
        }
        return right;
    }

    public void print() {
        System.out.printf(
                "| %-16s | %8s | %8s | %8s | %8s | %8s | %9s | %6s | %11s |%n",
                "what was sent", "lines", "auto", "exception", "suggest", "ignore", "invoices %", "false", "rank 1 %");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        scores.forEach((kind, score) -> print(kind.name().toLowerCase(Locale.ROOT), score));
        var all = all();
        print("all", all);
        System.out.printf(
                "%ninvoices matched automatically: %s %% (with booked exceptions %s %%); false matches: %d%n",
                percent(all.invoicesAutomatic, all.invoices),
                percent(all.invoicesBooked, all.invoices),
                all.falseMatches);
        falseMatches.forEach(sample -> System.out.println("  false: " + sample));
    }

    public Summary summary() {
        var all = all();
        return new Summary(
                all.lines,
                percent(all.automatic, all.lines),
                percent(all.invoicesAutomatic, all.invoices),
                all.falseMatches,
                percent(all.rankedFirst, all.ranked));
    }

    private Score all() {
        var all = new Score();
        scores.values().forEach(all::add);
        return all;
    }

    private static void print(String label, Score score) {
        System.out.printf(
                "| %-16s | %8d | %8d | %8d | %8d | %8d | %9s | %6d | %11s |%n",
                label,
                score.lines,
                score.automatic,
                score.exceptions,
                score.suggested,
                score.ignored,
                percent(score.invoicesAutomatic, score.invoices),
                score.falseMatches,
                percent(score.rankedFirst, score.ranked));
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "" : "%.2f".formatted(part * 100.0 / whole);
    }
}
