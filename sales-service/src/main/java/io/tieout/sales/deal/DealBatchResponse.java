package io.tieout.sales.deal;

import io.tieout.platform.problem.FieldProblem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of each item, in order.
record DealBatchResponse(int created, int unchanged, int refused, List<Result> results) {

    DealBatchResponse {
        results = List.copyOf(results);
    }

    static DealBatchResponse of(List<Result> results) {
        return new DealBatchResponse(
                count(results, Outcome.CREATED),
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
        UNCHANGED,
        REFUSED
    }

    record Result(
            int index,
            String externalNumber,
            Outcome outcome,
            @Nullable DealId dealId,
            @Nullable UUID orderId,
            @Nullable String code,
            @Nullable String detail,
            List<FieldProblem> errors) {}
}
