package io.tieout.reconciliation.matchingcase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.reconciliation.matching.Evidence;
import io.tieout.reconciliation.matching.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case's result for a program: one JSON object a line.
///
/// @param suggestions of each line, the best first, each a list of what it would pay
/// @param ms how long the engine took, its index included
record CaseResponse(
        String id,
        String decision,
        List<Amount> allocations,
        List<Part> other,
        List<String> flags,
        List<List<Amount>> suggestions,
        List<Seen> evidence,
        BigDecimal ms) {

    record Amount(String line, String item, String amount) {}

    record Part(
            String line,
            String type,
            String amount,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String item) {}

    record Seen(String line, String signal, String saw, String meaning, int weight) {

        static Seen of(Outcome outcome, Evidence evidence) {
            return new Seen(
                    outcome.lineId(), evidence.signal().name(), evidence.saw(), evidence.meaning(), evidence.weight());
        }
    }

    static CaseResponse from(CaseRun run) {
        int decimals = run.given().decimals();
        var suggestions = new ArrayList<List<Amount>>();
        var evidence = new ArrayList<Seen>();
        for (int i = 0; i < run.outcomes().size(); i++) {
            var outcome = run.outcomes().get(i);
            var currency = run.given().lines().get(i).currency();
            for (var proposal : CaseText.proposals(outcome)) {
                if (!proposal.allocations().isEmpty()) {
                    suggestions.add(amounts(CaseResult.allocations(outcome.lineId(), proposal, currency), decimals));
                }
            }
            outcome.evidence().forEach(seen -> evidence.add(Seen.of(outcome, seen)));
        }
        return new CaseResponse(
                run.given().id(),
                run.got().decision(),
                amounts(run.got().allocations(), decimals),
                run.got().other().stream()
                        .map(part -> new Part(
                                part.line(), part.type(), CaseText.plain(part.amount(), decimals), part.item()))
                        .toList(),
                run.got().flags(),
                suggestions,
                evidence,
                BigDecimal.valueOf(run.micros(), 3));
    }

    private static List<Amount> amounts(List<CaseResult.Allocation> allocations, int decimals) {
        return allocations.stream()
                .map(allocation ->
                        new Amount(allocation.line(), allocation.item(), CaseText.plain(allocation.amount(), decimals)))
                .toList();
    }
}
