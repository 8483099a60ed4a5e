package io.tieout.reconciliation.matching;

import io.tieout.reconciliation.matching.Training.Bin;
import io.tieout.reconciliation.matching.Training.Example;
import io.tieout.reconciliation.matching.Training.Judged;
import io.tieout.reconciliation.matching.Training.Measured;
import io.tieout.reconciliation.matching.Training.Trained;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;

/// Makes a [ScoringModel] of what people decided, and measures it on later decisions that it has not seen.
///
/// The same examples give the same model: they are put in order of time and id, and every step is determined.
public final class Trainer {

    /// Decisions of people without which nothing is learned.
    public static final int LEAST_EXAMPLES = 60;

    /// Proposals that were right, and that were not, without which nothing is learned.
    public static final int LEAST_OF_A_KIND = 15;

    /// Of ten decisions the last three are held out.
    private static final int TRAINED_OF_TEN = 7;

    private static final int BINS = 10;

    /// From low to high: the lowest one is taken above which the model is right often enough where it was trained.
    /// The held-out decisions have no say in it, so that what is measured on them is measured once.
    private static final List<BigDecimal> THRESHOLDS = List.of(
            new BigDecimal("0.9"),
            new BigDecimal("0.95"),
            new BigDecimal("0.98"),
            new BigDecimal("0.99"),
            new BigDecimal("0.995"),
            new BigDecimal("0.998"),
            new BigDecimal("0.999"));

    private Trainer() {}

    /// Whether these suffice.
    public static boolean isEnough(List<Example> examples) {
        if (examples.size() < LEAST_EXAMPLES) {
            return false;
        }
        var train = inOrder(examples).subList(0, trained(examples));
        long right = proposals(train).stream().filter(Judged::right).count();
        return right >= LEAST_OF_A_KIND && proposals(train).size() - right >= LEAST_OF_A_KIND;
    }

    public static Trained train(String version, List<Example> examples) {
        if (!isEnough(examples)) {
            throw new IllegalArgumentException("too few examples: " + examples.size());
        }
        var ordered = inOrder(examples);
        var train = ordered.subList(0, trained(examples));
        var heldOut = ordered.subList(train.size(), ordered.size());
        var weights =
                Regression.fit(proposals(train).stream().map(Trainer::example).toList(), Feature.values().length);
        var byFeature = new EnumMap<Feature, BigDecimal>(Feature.class);
        var features = Feature.values();
        for (int i = 0; i < features.length; i++) {
            var weight = decimal(weights[i + 1]);
            if (weight.signum() != 0) {
                byFeature.put(features[i], weight);
            }
        }
        var bias = decimal(weights[0]);
        var model = new ScoringModel(version, Feature.VERSION, bias, byFeature, THRESHOLDS.getLast());
        var threshold = threshold(model, train);
        return new Trained(
                new ScoringModel(version, Feature.VERSION, bias, byFeature, threshold),
                train.size(),
                train.getFirst().decidedAt(),
                train.getLast().decidedAt(),
                measure(model, threshold, train, heldOut));
    }

    private static int trained(List<Example> examples) {
        return examples.size() * TRAINED_OF_TEN / 10;
    }

    private static List<Example> inOrder(List<Example> examples) {
        return examples.stream()
                .sorted(Comparator.comparing(Example::decidedAt).thenComparing(Example::id))
                .toList();
    }

    private static List<Judged> proposals(List<Example> examples) {
        return examples.stream()
                .flatMap(example -> example.proposals().stream())
                .toList();
    }

    private static Regression.Example example(Judged proposal) {
        var features = Feature.values();
        var values = new int[features.length];
        for (int i = 0; i < features.length; i++) {
            values[i] = proposal.values().getOrDefault(features[i], 0);
        }
        return new Regression.Example(values, proposal.right());
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(ScoringModel.DIGITS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal threshold(ScoringModel model, List<Example> examples) {
        for (var threshold : THRESHOLDS) {
            var sure = Sure.of(model, threshold, examples);
            if (sure.cases() > 0
                    && BigDecimal.valueOf(sure.right())
                                    .compareTo(PrecisionBound.REQUIRED.multiply(BigDecimal.valueOf(sure.cases())))
                            >= 0) {
                return threshold;
            }
        }
        return THRESHOLDS.getLast();
    }

    /// Decisions in which the model would have booked its proposal, and how often that was right.
    private record Sure(int cases, int right) {

        static Sure of(ScoringModel model, BigDecimal threshold, List<Example> examples) {
            int cases = 0;
            int right = 0;
            for (var example : examples) {
                if (!example.eligible() || example.proposals().size() != 1) {
                    continue;
                }
                var only = example.proposals().getFirst();
                if (model.probability(only.values()).compareTo(threshold) >= 0) {
                    cases++;
                    right += only.right() ? 1 : 0;
                }
            }
            return new Sure(cases, right);
        }
    }

    private static Measured measure(
            ScoringModel model, BigDecimal threshold, List<Example> train, List<Example> heldOut) {
        var seen = proposals(train);
        double usual = (double) seen.stream().filter(Judged::right).count() / seen.size();
        var counts = new int[BINS];
        var rights = new int[BINS];
        var sums = new double[BINS];
        double error = 0;
        double usualError = 0;
        var proposals = proposals(heldOut);
        for (var proposal : proposals) {
            double p = model.probability(proposal.values()).doubleValue();
            double truth = proposal.right() ? 1 : 0;
            error += (p - truth) * (p - truth);
            usualError += (usual - truth) * (usual - truth);
            int bin = Math.min(BINS - 1, (int) (p * BINS));
            counts[bin]++;
            rights[bin] += proposal.right() ? 1 : 0;
            sums[bin] += p;
        }
        var bins = new ArrayList<Bin>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new Bin(
                    BigDecimal.valueOf(i, 1),
                    counts[i],
                    rights[i],
                    counts[i] == 0 ? BigDecimal.ZERO : decimal(sums[i] / counts[i])));
        }
        int ranked = 0;
        int firstByRules = 0;
        int firstByModel = 0;
        for (var example : heldOut) {
            if (example.proposals().stream().anyMatch(Judged::right)) {
                ranked++;
                firstByRules += example.proposals().getFirst().right() ? 1 : 0;
                firstByModel += first(model, example).right() ? 1 : 0;
            }
        }
        var sure = Sure.of(model, threshold, heldOut);
        return new Measured(
                heldOut.size(),
                proposals.size(),
                heldOut.getFirst().decidedAt(),
                heldOut.getLast().decidedAt(),
                decimal(error / Math.max(1, proposals.size())),
                decimal(usualError / Math.max(1, proposals.size())),
                bins,
                ranked,
                firstByRules,
                firstByModel,
                sure.cases(),
                sure.right(),
                PrecisionBound.of(sure.cases(), sure.right()));
    }

    /// Of equal ones that which the rules put first.
    private static Judged first(ScoringModel model, Example example) {
        var best = example.proposals().getFirst();
        var highest = model.probability(best.values());
        for (var proposal : example.proposals()) {
            var probability = model.probability(proposal.values());
            if (probability.compareTo(highest) > 0) {
                best = proposal;
                highest = probability;
            }
        }
        return best;
    }
}
