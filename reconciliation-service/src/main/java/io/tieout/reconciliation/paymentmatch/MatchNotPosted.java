package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// Only what is in the books can be undone.
final class MatchNotPosted extends Conflict {

    MatchNotPosted(UUID matchId, MatchStatus status) {
        super(
                "match-not-posted",
                "The match is not in the books",
                "Match " + matchId + " is " + status + " and cannot be undone");
        fact("status", status);
    }
}
