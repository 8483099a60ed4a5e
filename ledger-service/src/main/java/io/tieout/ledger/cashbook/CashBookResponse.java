package io.tieout.ledger.cashbook;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param results one for each line, in their order
record CashBookResponse(int posted, int refused, List<Result> results) {

    /// @param index position in the request, from 0
    /// @param entryId what was posted, or
    /// @param code why not, see the list of problems
    record Result(
            int index,
            @Nullable EntryId entryId,
            @Nullable String code,
            @Nullable String detail,
            List<FieldProblem> errors) {

        static Result posted(int index, EntryId id) {
            return new Result(index, id, null, null, List.of());
        }

        static Result refused(int index, Refusal refusal) {
            return new Result(
                    index,
                    null,
                    refusal.code(),
                    refusal.detail(),
                    refusal.errors().stream().map(Result::inWordsOfTheLine).toList());
        }

        /// The journal points at its entry; the sender knows the line of the cash book only.
        private static FieldProblem inWordsOfTheLine(FieldProblem problem) {
            var pointer = problem.pointer()
                    .replaceFirst("^/effectiveDate$", "/date")
                    .replaceFirst("^/lines/\\d+/amount", "/amount")
                    .replaceFirst("^/lines/" + CashBookLine.CASH + "/account$", "/cashAccount")
                    .replaceFirst("^/lines/" + CashBookLine.COUNTER + "/account$", "/counterAccount");
            return new FieldProblem(pointer, problem.message());
        }
    }

    static CashBookResponse of(List<Result> results) {
        int posted = (int)
                results.stream().filter(result -> result.entryId() != null).count();
        return new CashBookResponse(posted, results.size() - posted, List.copyOf(results));
    }
}
