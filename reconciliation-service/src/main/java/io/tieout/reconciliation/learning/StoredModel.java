package io.tieout.reconciliation.learning;

import io.tieout.reconciliation.matching.Feature;
import io.tieout.reconciliation.matching.ScoringModel;
import io.tieout.reconciliation.matching.Training;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/// A trained model with its measurement. It never changes.
///
/// @param number counts the models of a company
/// @param weights by name of the feature: those of an older version of the features can be read too
record StoredModel(
        UUID modelId,
        int number,
        String featureVersion,
        BigDecimal bias,
        Map<String, BigDecimal> weights,
        BigDecimal threshold,
        int trainedExamples,
        Instant trainedFrom,
        Instant trainedTo,
        Training.Measured measured,
        boolean mayDecide,
        UUID trainedBy,
        Instant trainedAt) {

    StoredModel {
        weights = Map.copyOf(weights);
    }

    boolean isOfPresentFeatures() {
        return featureVersion.equals(Feature.VERSION);
    }

    ScoringModel forMatching() {
        var byFeature = new EnumMap<Feature, BigDecimal>(Feature.class);
        weights.forEach((feature, weight) -> byFeature.put(Feature.valueOf(feature), weight));
        return new ScoringModel(Integer.toString(number), featureVersion, bias, byFeature, threshold);
    }
}
