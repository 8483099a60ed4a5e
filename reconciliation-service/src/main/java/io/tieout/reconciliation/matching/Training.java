package io.tieout.reconciliation.matching;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a model is trained from, and what comes of it.
public final class Training {

    private Training() {}

    /// What a person decided about the proposals for one line.
    ///
    /// @param id breaks ties of time
    /// @param eligible whether a model might have booked its first proposal
    /// @param proposals as the rules ranked them
    public record Example(String id, Instant decidedAt, boolean eligible, List<Judged> proposals) {

        public Example {
            proposals = List.copyOf(proposals);
        }
    }

    /// @param values in thousandths
    /// @param right the person chose it, and nobody took it back
    public record Judged(Map<Feature, Integer> values, boolean right) {

        public Judged {
            values = Map.copyOf(values);
        }
    }

    /// @param examples decisions that it was trained on
    public record Trained(ScoringModel model, int examples, Instant from, Instant to, Measured measured) {}

    /// How good the model is on later decisions, which it has not seen.
    ///
    /// @param brier mean squared error of the probabilities
    /// @param usualBrier the same, if every proposal had the share that was right in training
    /// @param ranked decisions whose right proposal was among those made
    /// @param sureCases decisions in which it would have booked its proposal
    /// @param precisionBound what share of such bookings is right at least, with 95 % confidence
    public record Measured(
            int examples,
            int proposals,
            Instant from,
            Instant to,
            BigDecimal brier,
            BigDecimal usualBrier,
            List<Bin> reliability,
            int ranked,
            int firstByRules,
            int firstByModel,
            int sureCases,
            int sureRight,
            BigDecimal precisionBound) {

        public Measured {
            reliability = List.copyOf(reliability);
        }

        /// Whether it may book anything.
        public boolean vouches() {
            return precisionBound.compareTo(PrecisionBound.REQUIRED) >= 0;
        }
    }

    /// Proposals whose probability was in one tenth.
    ///
    /// @param from lower end
    /// @param predicted their mean probability
    public record Bin(BigDecimal from, int proposals, int right, BigDecimal predicted) {}
}
