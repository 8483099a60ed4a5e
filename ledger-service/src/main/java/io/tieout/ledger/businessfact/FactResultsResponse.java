package io.tieout.ledger.businessfact;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.postingrule.RuleName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param results one for each fact, in their order
/// @param complete false: more facts wait than were tried
record FactResultsResponse(int posted, int waiting, boolean complete, List<Result> results) {

    /// @param rule by which it was posted
    /// @param code why it waits, see the list of problems
    record Result(
            BusinessFactId factId,
            FactSource source,
            String externalId,
            FactState state,
            @Nullable EntryId entryId,
            @Nullable RuleName rule,
            @Nullable String code,
            @Nullable String detail) {

        static Result from(KeptFact kept) {
            return new Result(
                    kept.fact().id(),
                    kept.fact().source(),
                    kept.fact().externalId(),
                    kept.state(),
                    kept.entryId(),
                    kept.rule(),
                    kept.reasonCode(),
                    kept.reasonDetail());
        }
    }

    static FactResultsResponse of(List<KeptFact> facts, boolean complete) {
        return new FactResultsResponse(
                count(facts, FactState.POSTED),
                count(facts, FactState.WAITING),
                complete,
                facts.stream().map(Result::from).toList());
    }

    private static int count(List<KeptFact> facts, FactState state) {
        return (int) facts.stream().filter(kept -> kept.state() == state).count();
    }
}
