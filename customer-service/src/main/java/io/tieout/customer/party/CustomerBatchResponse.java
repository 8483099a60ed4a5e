package io.tieout.customer.party;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of each operation, in their order.
record CustomerBatchResponse(int created, int changed, int unchanged, int refused, List<Result> results) {

    CustomerBatchResponse {
        results = List.copyOf(results);
    }

    static CustomerBatchResponse of(List<Result> results) {
        return new CustomerBatchResponse(
                count(results, Outcome.CREATED),
                count(results, Outcome.CHANGED),
                count(results, Outcome.UNCHANGED),
                count(results, Outcome.REFUSED),
                results);
    }

    private static int count(List<Result> results, Outcome outcome) {
        return (int)
                results.stream().filter(result -> result.outcome() == outcome).count();
    }

    enum Outcome {
        CREATED,
        CHANGED,
        /// The customer was like this before, or `LINK` found it.
        UNCHANGED,
        REFUSED,
        /// Nothing was wrong with it; it was undone with its batch.
        UNDONE
    }

    /// @param version to base the next change on
    record Result(
            int index,
            Outcome outcome,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            CustomerId customerId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String customerNumber,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long version,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ResultProblem problem) {

        static Result of(int index, Outcome outcome, Customer customer) {
            return new Result(index, outcome, customer.id(), customer.number(), customer.version(), null);
        }

        static Result refused(int index, @Nullable CustomerId customerId, Refusal refusal) {
            return new Result(index, Outcome.REFUSED, customerId, null, null, ResultProblem.of(refusal));
        }

        Result undone() {
            return outcome == Outcome.REFUSED ? this : new Result(index, Outcome.UNDONE, null, null, null, null);
        }
    }

    /// The problem that the operation would have been answered with alone.
    ///
    /// @param errors pointers into the `customer` of the operation
    record ResultProblem(
            int status,
            String code,
            String title,
            String detail,
            List<FieldProblem> errors,
            Map<String, Object> facts) {

        static ResultProblem of(Refusal refusal) {
            return new ResultProblem(
                    refusal.status().value(),
                    refusal.code(),
                    refusal.title(),
                    refusal.detail(),
                    refusal.errors(),
                    refusal.facts());
        }
    }
}
