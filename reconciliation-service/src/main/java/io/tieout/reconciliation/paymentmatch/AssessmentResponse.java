package io.tieout.reconciliation.paymentmatch;

import io.tieout.reconciliation.matching.Assessment;
import io.tieout.reconciliation.matching.Feature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scorer saw in a proposal and made of it. Figures are decimals in text.
///
/// @param modelVersion absent when the rules alone ranked it
/// @param probability that a person confirms it, by that model
record AssessmentResponse(
        String featureVersion,
        @Nullable String modelVersion,
        @Nullable String probability,
        List<FeatureResponse> features) {

    /// @param value between −1 and 1
    /// @param weight by which the model multiplies it
    record FeatureResponse(
            Feature feature, String value, @Nullable String weight) {}

    static @Nullable AssessmentResponse from(@Nullable Assessment assessment) {
        if (assessment == null) {
            return null;
        }
        var probability = assessment.probability();
        return new AssessmentResponse(
                assessment.featureVersion(),
                assessment.modelVersion(),
                probability == null ? null : probability.toPlainString(),
                assessment.features().stream().map(AssessmentResponse::feature).toList());
    }

    private static FeatureResponse feature(Assessment.Weighed weighed) {
        var weight = weighed.weight();
        return new FeatureResponse(
                weighed.feature(), weighed.value().toPlainString(), weight == null ? null : weight.toPlainString());
    }
}
