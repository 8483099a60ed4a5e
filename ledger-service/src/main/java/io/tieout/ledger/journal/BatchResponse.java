package io.tieout.ledger.journal;

import io.tieout.platform.problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param results one for each entry of the request, in its order
record BatchResponse(int posted, int refused, List<Result> results) {

    enum Status {
        POSTED,
        REFUSED
    }

    /// @param index position in the request, from 0
    /// @param code why it was refused, see the list of problems
    record Result(
            int index,
            Status status,
            @Nullable EntryId entryId,
            @Nullable String code,
            @Nullable String detail,
            @Nullable List<FieldProblem> errors) {

        static Result of(int index, PostingOutcome outcome) {
            return switch (outcome) {
                case PostingOutcome.Posted posted -> new Result(index, Status.POSTED, posted.id(), null, null, null);
                case PostingOutcome.Refused(var refusal) ->
                    new Result(index, Status.REFUSED, null, refusal.code(), refusal.detail(), refusal.errors());
            };
        }
    }

    static BatchResponse of(List<PostingOutcome> outcomes) {
        var results = new ArrayList<Result>();
        for (var outcome : outcomes) {
            results.add(Result.of(results.size(), outcome));
        }
        int posted = (int) results.stream()
                .filter(result -> result.status() == Status.POSTED)
                .count();
        return new BatchResponse(posted, results.size() - posted, results);
    }
}
