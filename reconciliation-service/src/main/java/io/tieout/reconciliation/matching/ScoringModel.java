package io.tieout.reconciliation.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A logistic regression over [Feature]s: the log-odds that a person confirms a proposal are the bias plus weight times
/// value over its features.
///
/// Weights are decimals as they are stored, so that the same model gives the same answer on any machine.
///
/// @param version names the model among those of its company
/// @param threshold from which probability on a model that may decide books a proposal
public record ScoringModel(
        String version,
        String featureVersion,
        BigDecimal bias,
        Map<Feature, BigDecimal> weights,
        BigDecimal threshold) {

    static final int DIGITS = 6;

    public ScoringModel {
        if (!featureVersion.equals(Feature.VERSION)) {
            throw new IllegalArgumentException("a model over features of version " + featureVersion);
        }
        weights = Map.copyOf(weights);
    }

    /// That a person confirms a proposal with these features, in thousandths.
    public BigDecimal probability(Map<Feature, Integer> values) {
        double logOdds = bias.doubleValue();
        // In the order of the features: sums of binary fractions depend on it.
        for (var feature : Feature.values()) {
            int value = values.getOrDefault(feature, 0);
            if (value != 0) {
                logOdds += weightOf(feature).doubleValue() * value / Feature.ONE;
            }
        }
        return BigDecimal.valueOf(Regression.probability(logOdds)).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }

    BigDecimal weightOf(Feature feature) {
        return weights.getOrDefault(feature, BigDecimal.ZERO);
    }

    Assessment assess(Map<Feature, Integer> values, boolean eligible) {
        return new Assessment(featureVersion, weighed(values, this), eligible, version, probability(values));
    }

    static Assessment unassessed(Map<Feature, Integer> values, boolean eligible) {
        return new Assessment(Feature.VERSION, weighed(values, null), eligible, null, null);
    }

    private static List<Assessment.Weighed> weighed(Map<Feature, Integer> values, @Nullable ScoringModel model) {
        var weighed = new ArrayList<Assessment.Weighed>();
        for (var feature : Feature.values()) {
            int value = values.getOrDefault(feature, 0);
            if (value != 0) {
                var weight = model == null ? null : model.weightOf(feature);
                weighed.add(new Assessment.Weighed(feature, BigDecimal.valueOf(value, 3), weight));
            }
        }
        return weighed;
    }
}
