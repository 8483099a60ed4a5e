package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Someone else, or the engine, was first: the refusal says who.
final class LineAlreadyMatched extends Conflict {

    LineAlreadyMatched(UUID lineId, @Nullable Winner winner) {
        super(
                "line-already-matched",
                "The bank line is explained already",
                "Bank line " + lineId + " has an active match" + (winner == null ? "" : winner.words()),
                new FieldProblem("/lineId", "is matched already"));
        if (winner != null) {
            fact("matchId", winner.matchId());
            fact("decidedBy", winner.decidedBy());
            fact("decidedAt", winner.decidedAt());
            var user = winner.userId();
            if (user != null) {
                fact("userId", user);
            }
        }
    }

    /// Whose match the line has.
    ///
    /// @param userId absent when it was the engine
    record Winner(UUID matchId, Decider decidedBy, @Nullable UUID userId, Instant decidedAt) {

        private String words() {
            return ", decided by " + (userId == null ? "the engine" : "user " + userId) + " at " + decidedAt;
        }
    }
}
