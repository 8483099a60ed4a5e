package io.tieout.reconciliation.matching;

import io.tieout.reconciliation.matching.Explanation.Allocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at the proposals for a line as a whole: gives each its features, ranks them by the company's model where
/// there is one, and lets that model book the only proposal where it may.
final class Assessor {

    /// Of so many proposals the model looks at the first ones only.
    private static final int MOST_RANKED = 50;

    private static final int MOST_DAYS = 90;
    private static final int MOST_COUNTED = 5;

    /// What keeps money from being booked by a model, however sure it is: someone disputes it, took it back, or the
    /// engine saw a second explanation or a mistyped reference. And what someone has to look at once it is booked,
    /// because too much, too little or something in advance was paid: a model opens no discrepancy.
    private static final Set<Flag> NEVER = EnumSet.of(
            Flag.AMBIGUOUS,
            Flag.BATCH,
            Flag.PAYOUT,
            Flag.REF_CHECKDIGIT_INVALID,
            Flag.DUPLICATE_PAYMENT,
            Flag.DUPLICATE_LINE,
            Flag.CHARGEBACK,
            Flag.REVERSAL,
            Flag.DISPUTE_OPENED,
            Flag.DEDUCTION,
            Flag.UNEARNED_DISCOUNT,
            Flag.OVERPAYMENT,
            Flag.UNDERPAYMENT,
            Flag.PREPAYMENT,
            Flag.NOT_RECEIVABLE,
            Flag.INTERNAL_TRANSFER);

    private final OpenItems items;
    private final Learned learned;
    private final int kept;

    Assessor(OpenItems items, Learned learned, Policy policy) {
        this.items = items;
        this.learned = learned;
        this.kept = policy.suggestions();
    }

    /// What the outcome's version is: that of the rules, and of the model where one had a say.
    String version(String ruleVersion) {
        var model = learned.model();
        return model == null ? ruleVersion : Policy.withModel(ruleVersion, model.version());
    }

    List<Explanation> ranked(Inquiry inquiry, List<Explanation> byRules) {
        var model = learned.model();
        int looked = model == null ? kept : MOST_RANKED;
        var considered = byRules.size() > looked ? byRules.subList(0, looked) : byRules;
        boolean eligible = isEligible(inquiry, byRules);
        var view = new View(inquiry, byRules);
        var assessed = new ArrayList<Explanation>();
        for (int i = 0; i < considered.size(); i++) {
            var values = view.features(considered.get(i), i);
            assessed.add(considered
                    .get(i)
                    .assessed(
                            model == null
                                    ? ScoringModel.unassessed(values, eligible)
                                    : model.assess(values, eligible)));
        }
        if (model != null) {
            // Equal ones stay as the rules ranked them.
            assessed.sort(Comparator.comparing(Assessor::probability).reversed());
        }
        return assessed.size() > kept ? assessed.subList(0, kept) : assessed;
    }

    /// The only proposal, where the model may decide and is sure enough; else null.
    @Nullable
    Explanation booked(List<Explanation> ranked) {
        var model = learned.model();
        if (model == null || !learned.mayDecide() || ranked.size() != 1) {
            return null;
        }
        var assessment = ranked.getFirst().assessment();
        boolean sure = assessment != null
                && assessment.eligible()
                && probability(ranked.getFirst()).compareTo(model.threshold()) >= 0;
        return sure ? ranked.getFirst() : null;
    }

    /// How the model came to it, for a person.
    List<Evidence> evidence(Explanation booked) {
        var model = learned.model();
        var assessment = booked.assessment();
        if (model == null || assessment == null) {
            return List.of();
        }
        var evidence = new ArrayList<Evidence>();
        evidence.add(new Evidence(
                Signal.LEARNED_MODEL,
                "model " + model.version(),
                probability(booked) + " that a person confirms it; from " + model.threshold() + " on it is booked",
                0));
        for (var weighed : assessment.features()) {
            evidence.add(new Evidence(
                    Signal.LEARNED_MODEL,
                    weighed.feature() + " " + weighed.value(),
                    "weighs " + model.weightOf(weighed.feature()),
                    0));
        }
        return evidence;
    }

    private static BigDecimal probability(Explanation explanation) {
        var assessment = explanation.assessment();
        var probability = assessment == null ? null : assessment.probability();
        return probability == null ? BigDecimal.ZERO : probability;
    }

    private boolean isEligible(Inquiry inquiry, List<Explanation> byRules) {
        if (byRules.size() != 1
                || inquiry.line.amountMinor() <= 0
                || inquiry.line.bank().reversal()
                || inquiry.reading.brokenReference != null
                || !Collections.disjoint(inquiry.flags, NEVER)
                || inquiry.payer.evidence().stream().anyMatch(seen -> seen.weight() < 0)
                || inquiry.evidence.stream().anyMatch(seen -> seen.signal() == Signal.SECOND_EXPLANATION)) {
            return false;
        }
        var only = byRules.getFirst();
        return !only.allocations().isEmpty()
                && only.parts().stream().noneMatch(part -> part.type() == PartType.REOPEN)
                && only.allocations().stream()
                        .noneMatch(part -> learned.disputed().contains(part.itemId()))
                && inquiry.mayBeBookedByModel(only);
    }

    /// The proposals for one line beside each other.
    private final class View {

        private final Inquiry inquiry;
        private final List<Explanation> all;
        private final Set<Position> referenced = new LinkedHashSet<>();
        private final Set<Position> numbered = new LinkedHashSet<>();
        private final Set<Position> folded = new LinkedHashSet<>();
        private final Map<Party, Integer> similarities = new HashMap<>();
        private final int exact;
        private final @Nullable Position oldest;

        View(Inquiry inquiry, List<Explanation> all) {
            this.inquiry = inquiry;
            this.all = all;
            inquiry.reading.references.forEach(mention -> referenced.addAll(mention.named()));
            inquiry.reading.numbers.forEach(mention -> numbered.addAll(mention.named()));
            inquiry.reading.folded.forEach(mention -> folded.addAll(mention.named()));
            this.exact = (int) all.stream().filter(this::isExact).count();
            this.oldest = all.stream()
                    .limit(MOST_RANKED)
                    .flatMap(explanation -> positions(explanation).stream())
                    .min(Position.OLDEST_FIRST)
                    .orElse(null);
        }

        Map<Feature, Integer> features(Explanation explanation, int rank) {
            var values = new EnumMap<Feature, Integer>(Feature.class);
            var positions = positions(explanation);
            documents(values, positions);
            payer(values, positions);
            amount(values, explanation, positions);
            dates(values, positions);
            rivals(values, explanation, rank);
            flags(values);
            values.values().removeIf(value -> value == 0);
            return values;
        }

        private List<Position> positions(Explanation explanation) {
            var positions = new ArrayList<Position>();
            for (var allocation : explanation.allocations()) {
                var position = items.withId(allocation.itemId());
                if (position != null) {
                    positions.add(position);
                }
            }
            return positions;
        }

        private void documents(Map<Feature, Integer> values, List<Position> positions) {
            values.put(Feature.REFERENCE, share(positions, referenced));
            values.put(Feature.DOCUMENT_NUMBER, share(positions, numbered));
            values.put(Feature.FOLDED_NUMBER, share(positions, folded));
            var named = new LinkedHashSet<>(referenced);
            named.addAll(numbered);
            put(values, Feature.LEAVES_OUT_NAMED, !named.isEmpty() && !positions.containsAll(named));
        }

        private static int share(List<Position> positions, Set<Position> named) {
            if (positions.isEmpty() || named.isEmpty()) {
                return 0;
            }
            int count = 0;
            for (var position : positions) {
                count += named.contains(position) ? 1 : 0;
            }
            return Feature.ONE * count / positions.size();
        }

        private void payer(Map<Feature, Integer> values, List<Position> positions) {
            var owners = new LinkedHashSet<Party>();
            positions.forEach(position -> owners.add(position.owner));
            if (owners.size() != 1) {
                return;
            }
            var owner = owners.iterator().next();
            var payer = inquiry.payer;
            put(values, Feature.CUSTOMER_NUMBER, inquiry.reading.customerNumbers.contains(owner));
            var only = payer.only();
            boolean own = only == owner;
            boolean account = saw(Signal.PAYER_IBAN) || saw(Signal.PAYER_TAX_ID);
            put(values, Feature.PAYER_ACCOUNT, own && account);
            put(values, Feature.PAYER_NAME, own && saw(Signal.PAYER_NAME));
            put(values, Feature.PAYER_POSSIBLE, !own && payer.mayBe(owner));
            put(values, Feature.PAYER_GROUP, only != null && !own && only.isInGroupOf(owner));
            put(values, Feature.PAYER_OTHER, only != null && !only.isInGroupOf(owner));
            if (own || payer.mayBe(owner)) {
                values.put(Feature.LEARNED_ALIAS, learnedWeight());
            }
            values.put(Feature.NAME_SIMILARITY, similarities.computeIfAbsent(owner, this::similarity));
        }

        private boolean saw(Signal signal) {
            return inquiry.payer.evidence().stream().anyMatch(seen -> seen.signal() == signal && seen.weight() > 0);
        }

        private int learnedWeight() {
            return inquiry.payer.evidence().stream()
                    .filter(seen -> seen.signal() == Signal.LEARNED_ALIAS && seen.weight() > 0)
                    .mapToInt(seen -> Math.min(Feature.ONE, seen.weight() * 40))
                    .max()
                    .orElse(0);
        }

        private int similarity(Party owner) {
            var name = inquiry.line.payer().name();
            if (name.isBlank()) {
                return 0;
            }
            int best = 0;
            for (var own : owner.customer.names()) {
                best = Math.max(best, Names.similarity(own, name));
            }
            return best;
        }

        private void amount(Map<Feature, Integer> values, Explanation explanation, List<Position> positions) {
            long open = 0;
            for (var position : positions) {
                open += position.open;
            }
            boolean whole = isWhole(explanation);
            boolean rest = explanation.parts().stream().anyMatch(part -> part.type() == PartType.ON_ACCOUNT);
            put(values, Feature.AMOUNT_EXACT, isExact(explanation));
            put(
                    values,
                    Feature.AMOUNT_BY_PARTS,
                    whole && !rest && !explanation.parts().isEmpty());
            put(values, Feature.PARTIAL, !whole);
            put(values, Feature.OVERPAYMENT, rest && !positions.isEmpty());
            put(values, Feature.ON_ACCOUNT_ONLY, positions.isEmpty());
            if (open != 0) {
                long distance = Math.abs(open - inquiry.line.amountMinor());
                values.put(Feature.SHORTFALL, (int) Math.min(
                        Feature.ONE, (long) Feature.ONE * Math.min(distance, Math.abs(open)) / Math.abs(open)));
            }
            if (!positions.isEmpty()) {
                values.put(Feature.SEVERAL_ITEMS, Feature.ONE - Feature.ONE / positions.size());
            }
        }

        private boolean isExact(Explanation explanation) {
            return explanation.parts().isEmpty()
                    && !explanation.allocations().isEmpty()
                    && isWhole(explanation)
                    && explanation.total() == inquiry.line.amountMinor();
        }

        private boolean isWhole(Explanation explanation) {
            for (Allocation allocation : explanation.allocations()) {
                var position = items.withId(allocation.itemId());
                if (position == null || position.open != allocation.amountMinor()) {
                    return false;
                }
            }
            return true;
        }

        private void dates(Map<Feature, Integer> values, List<Position> positions) {
            long days = 0;
            boolean later = false;
            boolean isOldest = false;
            for (var position : positions) {
                var due = position.item.due();
                days += due == null
                        ? MOST_DAYS
                        : Math.min(
                                MOST_DAYS,
                                Math.abs(due.toEpochDay() - inquiry.line.date().toEpochDay()));
                var date = position.item.date();
                later |= date != null && date.isAfter(inquiry.line.date());
                isOldest |= position == oldest;
            }
            if (!positions.isEmpty()) {
                values.put(Feature.DUE_DISTANCE, (int) (Feature.ONE * days / MOST_DAYS / positions.size()));
            }
            put(values, Feature.BEFORE_DOCUMENT, later);
            put(values, Feature.OLDEST, isOldest);
        }

        private void rivals(Map<Feature, Integer> values, Explanation explanation, int rank) {
            values.put(Feature.ALTERNATIVES, counted(all.size() - 1));
            values.put(Feature.EXACT_RIVALS, counted(exact - (isExact(explanation) ? 1 : 0)));
            values.put(Feature.RULE_RANK, Feature.ONE / (rank + 1));
            int best = 0;
            for (int i = 0; i < Math.min(all.size(), MOST_RANKED); i++) {
                best = i == rank ? best : Math.max(best, all.get(i).score());
            }
            int margin = (explanation.score() - best) * 10;
            values.put(Feature.RULE_MARGIN, Math.clamp(margin, -Feature.ONE, Feature.ONE));
        }

        private static int counted(int others) {
            return Feature.ONE * Math.min(MOST_COUNTED, others) / MOST_COUNTED;
        }

        private void flags(Map<Feature, Integer> values) {
            put(values, Feature.NAME_TRUNCATED, inquiry.flags.contains(Flag.NAME_TRUNCATED));
            put(values, Feature.CHECK_DIGITS_WRONG, inquiry.flags.contains(Flag.REF_CHECKDIGIT_INVALID));
            put(values, Feature.AMBIGUOUS, inquiry.flags.contains(Flag.AMBIGUOUS));
        }

        private static void put(Map<Feature, Integer> values, Feature feature, boolean present) {
            values.put(feature, present ? Feature.ONE : 0);
        }
    }
}
