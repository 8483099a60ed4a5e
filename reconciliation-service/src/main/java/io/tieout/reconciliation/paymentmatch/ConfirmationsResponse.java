package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.problem.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of each proposal, in the order of the request.
record ConfirmationsResponse(int confirmed, int refused, List<Result> results) {

    enum Outcome {
        CONFIRMED,
        REFUSED
    }

    /// @param matchId the match that it became
    /// @param code why it was refused
    record Result(
            UUID lineId,
            Outcome outcome,
            @Nullable UUID matchId,
            @Nullable String code,
            @Nullable String detail) {

        static Result confirmed(UUID lineId, UUID matchId) {
            return new Result(lineId, Outcome.CONFIRMED, matchId, null, null);
        }

        static Result refused(UUID lineId, Refusal refusal) {
            return new Result(lineId, Outcome.REFUSED, null, refusal.code(), refusal.detail());
        }
    }

    static ConfirmationsResponse of(List<Result> results) {
        int confirmed = Math.toIntExact(results.stream()
                .filter(result -> result.outcome() == Outcome.CONFIRMED)
                .count());
        return new ConfirmationsResponse(confirmed, results.size() - confirmed, List.copyOf(results));
    }
}
