package io.tieout.reconciliation.matching;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a scorer saw in a proposal and made of it.
///
/// @param features those that are not 0
/// @param eligible whether a model may book it at all, however sure it is
/// @param modelVersion null when only the rules ranked it
/// @param probability that a person confirms this proposal, by that model
public record Assessment(
        String featureVersion,
        List<Weighed> features,
        boolean eligible,
        @Nullable String modelVersion,
        @Nullable BigDecimal probability) {

    public Assessment {
        features = List.copyOf(features);
    }

    /// In thousandths again, to learn from what was kept.
    public Map<Feature, Integer> values() {
        var values = new EnumMap<Feature, Integer>(Feature.class);
        for (var weighed : features) {
            values.put(weighed.feature(), weighed.value().movePointRight(3).intValueExact());
        }
        return values;
    }

    /// @param weight by which the model multiplies the value; null without a model
    public record Weighed(
            Feature feature, BigDecimal value, @Nullable BigDecimal weight) {}
}
