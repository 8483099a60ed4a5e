package io.tieout.reconciliation.matchingcase;

import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.Outcome;
import java.util.List;

/// What was decided about a line of a corpus, as it is written for whoever compares it with the truth.
///
/// @param allocations what is paid, or would be by each of the proposals, the best first
record CorpusOutcome(String line, String decision, List<String> flags, List<List<Paid>> allocations) {

    record Paid(String item, long amountMinor) {}

    static CorpusOutcome of(Outcome outcome) {
        var explanations =
                switch (outcome) {
                    case Outcome.Automatic automatic -> List.of(automatic.explanation());
                    case Outcome.Exceptional exceptional -> List.of(exceptional.explanation());
                    case Outcome.Suggested suggested -> suggested.ranked();
                    case Outcome.Ignored _ -> List.<Explanation>of();
                };
        return new CorpusOutcome(
                outcome.lineId(),
                CaseResult.decision(outcome),
                outcome.flags().stream().map(Flag::name).toList(),
                explanations.stream()
                        .map(explanation -> explanation.allocations().stream()
                                .map(allocation -> new Paid(allocation.itemId(), allocation.amountMinor()))
                                .toList())
                        .toList());
    }
}
