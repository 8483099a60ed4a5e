package io.tieout.reconciliation.matchingcase;

import io.tieout.reconciliation.matching.Customer;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.Matcher;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.Policy;
import io.tieout.reconciliation.matching.ScoringModel;
import io.tieout.reconciliation.matching.Trainer;
import io.tieout.reconciliation.matching.Training;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Trains a scorer on the proposals for the first lines of a corpus, as if a person had chosen what is true, and
/// compares it with the order of the rules on the later ones: `LearningJob FOLDER`.
///
/// Reads what [CorpusJob] reads, and `truth.jsonl`; writes `learning.json`.
public final class LearningJob {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<Integer> COVERAGES = List.of(25, 50, 75);

    private final JsonMapper mapper = new JsonMapper();
    private final Path folder;

    private LearningJob(Path folder) {
        this.folder = folder;
    }

    /// A line for which something was proposed.
    ///
    /// @param byRules how sure the rules are of their first proposal
    private record Proposed(Training.Example example, int byRules) {}

    /// @param rightByRules of a hundred first proposals of which the rules are surest, by the share that is looked at
    record Figures(
            int decisions,
            int trainedOn,
            int heldOut,
            boolean enough,
            int ranked,
            int firstByRules,
            int firstByModel,
            BigDecimal brier,
            BigDecimal usualBrier,
            int sureDecisions,
            int sureAndRight,
            BigDecimal precisionBound,
            Map<String, String> rightByRules,
            Map<String, String> rightByModel) {}

    public static void main(String[] arguments) throws IOException {
        var job = new LearningJob(Path.of(arguments[0]));
        Files.writeString(job.folder.resolve("learning.json"), job.mapper.writeValueAsString(job.run()));
    }

    private Figures run() throws IOException {
        List<Customer> customers = all("customers.jsonl", CaseFileRepository::customer);
        List<Item> items = all("items.jsonl", CaseFileRepository::item);
        var currency = items.getFirst().currency();
        List<Line> lines = all("lines.jsonl", node -> CaseFileRepository.line(node, currency));
        var twins = twins();
        var truth = new HashMap<String, Set<String>>();
        each(
                "truth.jsonl",
                node -> truth.put(
                        node.get("line").asString(),
                        same(
                                node.get("paid").values().stream()
                                        .map(part -> part.get("item").asString())
                                        .toList(),
                                twins)));
        var own = folder.resolve("own-ibans.txt");
        var ownIbans = Files.exists(own) ? Set.copyOf(Files.readAllLines(own)) : Set.<String>of();
        var outcomes = new Matcher(Policy.standard().withOwnIbans(ownIbans), items, customers).match(lines);
        var proposed = new ArrayList<Proposed>();
        for (var outcome : outcomes) {
            if (outcome instanceof Outcome.Suggested suggested
                    && !suggested.ranked().isEmpty()) {
                var paid = truth.getOrDefault(suggested.lineId(), Set.of());
                proposed.add(proposed(suggested, paid, twins, proposed.size()));
            }
        }
        return compare(proposed);
    }

    private static Proposed proposed(
            Outcome.Suggested suggested, Set<String> paid, Map<String, String> twins, int place) {
        var judged = new ArrayList<Training.Judged>();
        boolean eligible = false;
        for (var explanation : suggested.ranked()) {
            var assessment = Objects.requireNonNull(explanation.assessment());
            eligible |= assessment.eligible();
            var named = same(
                    explanation.allocations().stream()
                            .map(Explanation.Allocation::itemId)
                            .toList(),
                    twins);
            judged.add(new Training.Judged(assessment.values(), !paid.isEmpty() && named.equals(paid)));
        }
        int first = suggested.ranked().getFirst().score();
        int second = suggested.ranked().size() > 1 ? suggested.ranked().get(1).score() : 0;
        return new Proposed(
                new Training.Example("%08d".formatted(place), START.plusSeconds(place), eligible, judged),
                1_000 * (first - second) + first);
    }

    private static Figures compare(List<Proposed> proposed) {
        var examples = proposed.stream().map(Proposed::example).toList();
        if (!Trainer.isEnough(examples)) {
            var none = BigDecimal.ZERO;
            return new Figures(examples.size(), 0, 0, false, 0, 0, 0, none, none, 0, 0, none, Map.of(), Map.of());
        }
        var trained = Trainer.train("1", examples);
        var measured = trained.measured();
        var heldOut = proposed.subList(trained.examples(), proposed.size());
        var byRules = new LinkedHashMap<String, String>();
        var byModel = new LinkedHashMap<String, String>();
        var surestByRules = heldOut.stream()
                .sorted(Comparator.comparingInt(Proposed::byRules).reversed())
                .map(line -> line.example().proposals().getFirst().right())
                .toList();
        var surestByModel = heldOut.stream()
                .map(line -> best(trained.model(), line.example()))
                .sorted(Comparator.comparing(Best::probability).reversed())
                .map(Best::right)
                .toList();
        for (int coverage : COVERAGES) {
            int count = Math.max(1, heldOut.size() * coverage / 100);
            byRules.put(coverage + " %", share(surestByRules.subList(0, count)));
            byModel.put(coverage + " %", share(surestByModel.subList(0, count)));
        }
        return new Figures(
                examples.size(),
                trained.examples(),
                measured.examples(),
                true,
                measured.ranked(),
                measured.firstByRules(),
                measured.firstByModel(),
                measured.brier(),
                measured.usualBrier(),
                measured.sureCases(),
                measured.sureRight(),
                measured.precisionBound(),
                byRules,
                byModel);
    }

    private record Best(BigDecimal probability, boolean right) {}

    private static Best best(ScoringModel model, Training.Example example) {
        return example.proposals().stream()
                .map(proposal -> new Best(model.probability(proposal.values()), proposal.right()))
                .reduce((one, other) -> other.probability().compareTo(one.probability()) > 0 ? other : one)
                .orElseThrow();
    }

    private static String share(List<Boolean> right) {
        long count = right.stream().filter(Boolean::booleanValue).count();
        return BigDecimal.valueOf(count * 10_000 / right.size(), 2).toPlainString();
    }

    /// Items of one customer with the same amount and due date stand for one another.
    private Map<String, String> twins() {
        var twins = new HashMap<String, String>();
        each(
                "items.jsonl",
                item -> twins.put(
                        item.get("no").asString(),
                        item.get("customer").asString()
                                + '|'
                                + item.get("amount").asString()
                                + '|'
                                + item.get("due").asString()));
        return twins;
    }

    private static Set<String> same(List<String> named, Map<String, String> twins) {
        var same = new HashSet<String>();
        named.forEach(item -> same.add(twins.getOrDefault(item, item)));
        return same;
    }

    private <T> List<T> all(String file, Function<JsonNode, T> read) {
        var values = new ArrayList<T>();
        each(file, node -> values.add(read.apply(node)));
        return values;
    }

    private void each(String file, Consumer<JsonNode> use) {
        try (var nodes = mapper.readerFor(JsonNode.class).<JsonNode>readValues(folder.resolve(file))) {
            while (nodes.hasNext()) {
                use.accept(nodes.next());
            }
        }
    }
}
