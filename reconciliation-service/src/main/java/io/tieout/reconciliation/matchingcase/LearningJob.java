package io.tieout.reconciliation.matchingcase;

import io.tieout.reconciliation.matching.AliasKeys;
import io.tieout.reconciliation.matching.AliasKind;
import io.tieout.reconciliation.matching.Customer;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.matching.Learned;
import io.tieout.reconciliation.matching.LearnedAlias;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.Matcher;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.Policy;
import io.tieout.reconciliation.matching.ScoringModel;
import io.tieout.reconciliation.matching.Trainer;
import io.tieout.reconciliation.matching.Training;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What learning adds to the rules: `LearningJob FOLDER`.
///
/// The lines of a corpus are decided by the rules. A scorer is trained on the proposals for the earlier lines, as if a
/// person had chosen what is true, and the payers whom these choices made known are kept. Then all is decided again
/// with the scorer, and with the scorer and these payers; the later lines are compared. The scorer books only where it
/// vouches for itself, as in a company that let it.
///
/// Reads what [CorpusJob] reads, and `truth.jsonl`; writes `learning.json` and the outcomes of the later lines.
public final class LearningJob {

    /// A corpus may be larger; more of its lines would only take longer.
    private static final int MOST_LINES = 100_000;

    /// As many decisions, the latest, as a company's scorer is trained and measured on.
    private static final int MOST_DECISIONS = 20_000;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<Integer> COVERAGES = List.of(25, 50, 75);
    private static final int DIGITS = 6;

    private final JsonMapper mapper = new JsonMapper();
    private final Path folder;
    private final Map<String, Item> items = new HashMap<>();

    private LearningJob(Path folder) {
        this.folder = folder;
    }

    /// A line for which something was proposed.
    ///
    /// @param place of the line among the lines
    /// @param chosen the proposal that a person takes; null when none is right
    /// @param byRules how sure the rules are of their first proposal
    private record Proposed(
            int place, Training.Example example, @Nullable Explanation chosen, int byRules) {}

    /// Items that stand for one another.
    private record Like(
            String customerId, long openMinor, @Nullable LocalDate due) {}

    /// @param lines how many were looked at
    /// @param laterFrom how many of them are earlier: the rest is compared
    /// @param payers accounts that the earlier choices made known
    /// @param learnMillis what the training took, without the matching
    /// @param rightByRules of a hundred first proposals of which the rules are surest, by the share looked at
    record Figures(
            int lines,
            int decisions,
            boolean enough,
            int trainedOn,
            int heldOut,
            int laterFrom,
            int payers,
            long learnMillis,
            List<Compared> compared,
            BigDecimal usualBrier,
            int sureDecisions,
            int sureAndRight,
            BigDecimal precisionBound,
            Map<String, String> rightByRules,
            Map<String, String> rightByModel) {

        static Figures tooFew(int lines, int decisions) {
            var none = BigDecimal.ZERO;
            return new Figures(
                    lines, decisions, false, 0, 0, lines, 0, 0, List.of(), none, 0, 0, none, Map.of(), Map.of());
        }
    }

    /// @param outcomes the file with the later lines' outcomes
    /// @param brier mean squared error of the probability of each proposal for them; the rules give none, so theirs
    ///     is the share that was right, among the earlier lines, at that rank
    record Compared(String what, String outcomes, BigDecimal brier) {}

    public static void main(String[] arguments) throws IOException {
        var job = new LearningJob(Path.of(arguments[0]));
        Files.writeString(job.folder.resolve("learning.json"), job.mapper.writeValueAsString(job.run()));
    }

    private Figures run() throws IOException {
        List<Customer> customers = first("customers.jsonl", Integer.MAX_VALUE, CaseFileRepository::customer);
        List<Item> open = first("items.jsonl", Integer.MAX_VALUE, CaseFileRepository::item);
        open.forEach(item -> items.put(item.id(), item));
        var currency = open.getFirst().currency();
        var lines = first("lines.jsonl", MOST_LINES, node -> CaseFileRepository.line(node, currency));
        var truth = first("truth.jsonl", lines.size(), this::paid);
        var own = folder.resolve("own-ibans.txt");
        var ownIbans = Files.exists(own) ? Set.copyOf(Files.readAllLines(own)) : Set.<String>of();
        var policy = Policy.standard().withOwnIbans(ownIbans);
        var byRules = new Matcher(policy, open, customers).match(lines);

        var proposed = proposed(byRules, truth);
        var known = proposed.subList(Math.max(0, proposed.size() - MOST_DECISIONS), proposed.size());
        var examples = known.stream().map(Proposed::example).toList();
        if (!Trainer.isEnough(examples)) {
            return Figures.tooFew(lines.size(), known.size());
        }
        long started = System.nanoTime();
        var trained = Trainer.train("1", examples);
        long learned = (System.nanoTime() - started) / 1_000_000;
        var earlier = known.subList(0, trained.examples());
        var heldOut = known.subList(trained.examples(), known.size());
        int from = heldOut.getFirst().place();
        boolean mayDecide = trained.measured().vouches();
        var payers = payers(earlier, lines, customers);

        var compared = new ArrayList<Compared>();
        var shares = sharesByRank(earlier);
        compared.add(compare("rules", "later-rules.jsonl", byRules, truth, from, shares));
        var withScorer = new Learned(List.of(), trained.model(), mayDecide, Set.of());
        compared.add(compare(
                "rules + learned scorer",
                "later-scorer.jsonl",
                new Matcher(policy, open, customers, withScorer).match(lines),
                truth,
                from,
                shares));
        var withPayers = new Learned(payers, trained.model(), mayDecide, Set.of());
        compared.add(compare(
                "rules + learned scorer and payers",
                "later-payers.jsonl",
                new Matcher(policy, open, customers, withPayers).match(lines),
                truth,
                from,
                shares));
        var measured = trained.measured();
        return new Figures(
                lines.size(),
                known.size(),
                true,
                earlier.size(),
                heldOut.size(),
                from,
                payers.size(),
                learned,
                compared,
                measured.usualBrier(),
                measured.sureCases(),
                measured.sureRight(),
                measured.precisionBound(),
                surestByRules(heldOut),
                surestByModel(heldOut, trained.model()));
    }

    private List<Proposed> proposed(List<Outcome> outcomes, List<Set<Like>> truth) {
        var proposed = new ArrayList<Proposed>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Suggested suggested
                    && !suggested.ranked().isEmpty()) {
                proposed.add(proposed(i, suggested, truth.get(i)));
            }
        }
        return proposed;
    }

    private Proposed proposed(int place, Outcome.Suggested suggested, Set<Like> paid) {
        var judged = new ArrayList<Training.Judged>();
        boolean eligible = false;
        Explanation chosen = null;
        for (var explanation : suggested.ranked()) {
            var assessment = Objects.requireNonNull(explanation.assessment());
            eligible |= assessment.eligible();
            boolean right = isRight(explanation, paid);
            if (right && chosen == null) {
                chosen = explanation;
            }
            judged.add(new Training.Judged(assessment.values(), right));
        }
        int first = suggested.ranked().getFirst().score();
        int second = suggested.ranked().size() > 1 ? suggested.ranked().get(1).score() : 0;
        return new Proposed(
                place,
                new Training.Example("%08d".formatted(place), START.plusSeconds(place), eligible, judged),
                chosen,
                1_000 * (first - second) + first);
    }

    private boolean isRight(Explanation explanation, Set<Like> paid) {
        var named = alike(explanation.allocations().stream()
                .map(Explanation.Allocation::itemId)
                .toList());
        return !paid.isEmpty() && named.equals(paid);
    }

    /// The accounts from which only one customer paid, as the earlier choices say, and that customer data does not
    /// have.
    private List<LearnedAlias> payers(List<Proposed> earlier, List<Line> lines, List<Customer> customers) {
        var stored = new HashSet<String>();
        customers.forEach(customer -> stored.addAll(customer.ibans()));
        var counts = new LinkedHashMap<Payer, Integer>();
        for (var decision : earlier) {
            var chosen = decision.chosen();
            if (chosen == null) {
                continue;
            }
            var owners = new HashSet<String>();
            chosen.allocations()
                    .forEach(part -> owners.add(
                            Objects.requireNonNull(items.get(part.itemId())).customerId()));
            var keys = AliasKeys.toKeep(lines.get(decision.place())).getOrDefault(AliasKind.IBAN, Set.of());
            for (var key : keys) {
                if (owners.size() == 1 && !stored.contains(key)) {
                    counts.merge(new Payer(key, owners.iterator().next()), 1, Integer::sum);
                }
            }
        }
        var aliases = new ArrayList<LearnedAlias>();
        counts.forEach((payer, confirmed) ->
                aliases.add(new LearnedAlias(AliasKind.IBAN, payer.iban(), payer.customerId(), confirmed, 0)));
        return aliases;
    }

    private record Payer(String iban, String customerId) {}

    /// Of the proposals that the rules put first, second, …: which share was right.
    private static List<BigDecimal> sharesByRank(List<Proposed> earlier) {
        var made = new ArrayList<Integer>();
        var right = new ArrayList<Integer>();
        for (var decision : earlier) {
            var proposals = decision.example().proposals();
            for (int rank = 0; rank < proposals.size(); rank++) {
                if (rank == made.size()) {
                    made.add(0);
                    right.add(0);
                }
                made.set(rank, made.get(rank) + 1);
                right.set(rank, right.get(rank) + (proposals.get(rank).right() ? 1 : 0));
            }
        }
        var shares = new ArrayList<BigDecimal>();
        for (int rank = 0; rank < made.size(); rank++) {
            shares.add(BigDecimal.valueOf(right.get(rank))
                    .divide(BigDecimal.valueOf(made.get(rank)), DIGITS, RoundingMode.HALF_EVEN));
        }
        return shares;
    }

    private Compared compare(
            String what,
            String file,
            List<Outcome> outcomes,
            List<Set<Like>> truth,
            int from,
            List<BigDecimal> sharesByRank)
            throws IOException {
        int proposals = 0;
        var error = BigDecimal.ZERO;
        try (var out = Files.newBufferedWriter(folder.resolve(file))) {
            for (int i = from; i < outcomes.size(); i++) {
                out.write(mapper.writeValueAsString(CorpusOutcome.of(outcomes.get(i))));
                out.write('\n');
                if (outcomes.get(i) instanceof Outcome.Suggested suggested) {
                    for (int rank = 0; rank < suggested.ranked().size(); rank++) {
                        var explanation = suggested.ranked().get(rank);
                        var right = isRight(explanation, truth.get(i)) ? BigDecimal.ONE : BigDecimal.ZERO;
                        error = error.add(probability(explanation, rank, sharesByRank)
                                .subtract(right)
                                .pow(2));
                        proposals++;
                    }
                }
            }
        }
        var mean = error.divide(BigDecimal.valueOf(Math.max(1, proposals)), DIGITS, RoundingMode.HALF_EVEN);
        return new Compared(what, file, mean);
    }

    private static BigDecimal probability(Explanation explanation, int rank, List<BigDecimal> sharesByRank) {
        var assessment = explanation.assessment();
        var byModel = assessment == null ? null : assessment.probability();
        if (byModel != null) {
            return byModel;
        }
        return rank < sharesByRank.size() ? sharesByRank.get(rank) : BigDecimal.ZERO;
    }

    private static Map<String, String> surestByRules(List<Proposed> heldOut) {
        return shares(heldOut.stream()
                .sorted(Comparator.comparingInt(Proposed::byRules).reversed())
                .map(line -> line.example().proposals().getFirst().right())
                .toList());
    }

    private static Map<String, String> surestByModel(List<Proposed> heldOut, ScoringModel model) {
        return shares(heldOut.stream()
                .map(line -> best(model, line.example()))
                .sorted(Comparator.comparing(Best::probability).reversed())
                .map(Best::right)
                .toList());
    }

    private record Best(BigDecimal probability, boolean right) {}

    private static Best best(ScoringModel model, Training.Example example) {
        return example.proposals().stream()
                .map(proposal -> new Best(model.probability(proposal.values()), proposal.right()))
                .reduce((one, other) -> other.probability().compareTo(one.probability()) > 0 ? other : one)
                .orElseThrow();
    }

    /// @param right the surest first
    private static Map<String, String> shares(List<Boolean> right) {
        var shares = new LinkedHashMap<String, String>();
        for (int coverage : COVERAGES) {
            int count = Math.max(1, right.size() * coverage / 100);
            long good = right.subList(0, count).stream()
                    .filter(Boolean::booleanValue)
                    .count();
            shares.put(
                    coverage + " %",
                    BigDecimal.valueOf(good * 10_000 / count, 2).toPlainString());
        }
        return shares;
    }

    private Set<Like> paid(JsonNode truth) {
        return alike(truth.get("paid").values().stream()
                .map(part -> part.get("item").asString())
                .toList());
    }

    /// Items of one customer with the same amount and due date stand for one another.
    private Set<Like> alike(Collection<String> itemIds) {
        var alike = new HashSet<Like>();
        for (var id : itemIds) {
            var item = Objects.requireNonNull(items.get(id), id);
            alike.add(new Like(item.customerId(), item.openMinor(), item.due()));
        }
        return alike;
    }

    private <T> List<T> first(String file, int most, Function<JsonNode, T> read) {
        var values = new ArrayList<T>();
        try (var nodes = mapper.readerFor(JsonNode.class).<JsonNode>readValues(folder.resolve(file))) {
            while (nodes.hasNext() && values.size() < most) {
                values.add(read.apply(nodes.next()));
            }
        }
        return values;
    }
}
