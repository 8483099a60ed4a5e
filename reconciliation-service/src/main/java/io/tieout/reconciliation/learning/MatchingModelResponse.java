package io.tieout.reconciliation.learning;

import io.tieout.reconciliation.matching.Training;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A model and how good it is. Figures that are no counts are decimals in text.
///
/// @param version names the model in outcomes
/// @param trainedOn decisions of people that it learned from
/// @param heldOut later decisions that it was measured on
/// @param threshold from which probability on it books a proposal, where it may
/// @param mayDecide whether its measurement allows that at all
/// @param deciding whether the company lets it
/// @param switchVersion counts the switches of the company: the entity tag
/// @param switches who switched it, the newest first; empty in lists
record MatchingModelResponse(
        UUID modelId,
        String version,
        String featureVersion,
        Range trainedOn,
        HeldOut heldOut,
        String bias,
        Map<String, String> weights,
        String threshold,
        boolean mayDecide,
        boolean active,
        boolean deciding,
        UUID trainedBy,
        Instant trainedAt,
        long switchVersion,
        List<Switch> switches) {

    record Range(int decisions, Instant from, Instant to) {}

    /// @param brierScore mean squared error of the probabilities
    /// @param usualBrierScore the same without looking at any feature
    /// @param ranked decisions whose right proposal was among those made
    /// @param firstByRules how many of them the rules put first
    /// @param sureDecisions in which the model would have booked its proposal
    /// @param precisionBound what share of such bookings is right at least, with 95 % confidence
    record HeldOut(
            int decisions,
            int proposals,
            Instant from,
            Instant to,
            String brierScore,
            String usualBrierScore,
            List<Bin> reliability,
            int ranked,
            int firstByRules,
            int firstByModel,
            int sureDecisions,
            int sureAndRight,
            String precisionBound) {}

    /// Proposals whose probability was between these.
    record Bin(String from, String to, int proposals, int right, String predicted) {}

    record Switch(boolean active, boolean deciding, String reason, UUID switchedBy, Instant switchedAt) {}

    static MatchingModelResponse from(StoredModel model, @Nullable ModelSwitch last, List<ModelSwitch> switches) {
        boolean active = last != null && last.active() && last.modelId().equals(model.modelId());
        var weights = new TreeMap<String, String>();
        model.weights().forEach((feature, weight) -> weights.put(feature, weight.toPlainString()));
        return new MatchingModelResponse(
                model.modelId(),
                Integer.toString(model.number()),
                model.featureVersion(),
                new Range(model.trainedExamples(), model.trainedFrom(), model.trainedTo()),
                heldOut(model.measured()),
                model.bias().toPlainString(),
                weights,
                model.threshold().toPlainString(),
                model.mayDecide(),
                active,
                last != null && active && last.deciding(),
                model.trainedBy(),
                model.trainedAt(),
                last == null ? 0 : last.number(),
                switches.stream()
                        .map(change -> new Switch(
                                change.active(),
                                change.deciding(),
                                change.reason(),
                                change.switchedBy(),
                                change.switchedAt()))
                        .toList());
    }

    private static HeldOut heldOut(Training.Measured measured) {
        return new HeldOut(
                measured.examples(),
                measured.proposals(),
                measured.from(),
                measured.to(),
                measured.brier().toPlainString(),
                measured.usualBrier().toPlainString(),
                measured.reliability().stream()
                        .map(bin -> new Bin(
                                bin.from().toPlainString(),
                                bin.from().add(new BigDecimal("0.1")).toPlainString(),
                                bin.proposals(),
                                bin.right(),
                                bin.predicted().toPlainString()))
                        .toList(),
                measured.ranked(),
                measured.firstByRules(),
                measured.firstByModel(),
                measured.sureCases(),
                measured.sureRight(),
                measured.precisionBound().toPlainString());
    }
}
