package io.tieout.sales.deal;

import io.tieout.platform.problem.FieldProblem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of each item, in order.
record DealEditBatchResponse(int changed, int refused, List<Result> results) {

    /// @param version after the change; none when it was refused
    record Result(
            int index,
            UUID dealId,
            @Nullable Long version,
            @Nullable String code,
            @Nullable String detail,
            List<FieldProblem> errors) {}

    static DealEditBatchResponse of(List<Result> results) {
        int refused = (int)
                results.stream().filter(result -> result.version() == null).count();
        return new DealEditBatchResponse(results.size() - refused, refused, results);
    }
}
