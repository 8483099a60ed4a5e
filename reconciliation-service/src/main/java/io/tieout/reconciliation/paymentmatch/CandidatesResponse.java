package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.bankstatement.MatchState;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.Outcome;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What could explain a line, the best first, as things stand now.
record CandidatesResponse(
        UUID lineId,
        Money amount,
        MatchState matchState,
        Set<Flag> flags,
        List<ExplanationResponse> candidates,
        List<EvidenceResponse> evidence,
        String ruleVersion) {

    static CandidatesResponse from(BankLine line, MatchingService.Candidates found) {
        var outcome = found.outcome();
        return new CandidatesResponse(
                line.lineId(),
                Money.ofMinor(line.amountMinor(), line.currency()),
                line.matchState(),
                outcome.flags(),
                ranked(outcome).stream()
                        .map(explanation -> ExplanationResponse.from(explanation, line.currency(), found.items()))
                        .toList(),
                outcome.evidence().stream().map(EvidenceResponse::from).toList(),
                outcome.ruleVersion());
    }

    private static List<Explanation> ranked(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Automatic automatic -> List.of(automatic.explanation());
            case Outcome.Exceptional exceptional -> List.of(exceptional.explanation());
            case Outcome.Suggested suggested -> suggested.ranked();
            case Outcome.Ignored _ -> List.of();
        };
    }
}
