package io.tieout.ledger.posting;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// There is nothing to take back: the match was refused, or never told.
final class MatchNotApplied extends Conflict {

    MatchNotApplied(UUID matchId) {
        super("match-not-applied", "The match is not in the books", "Match " + matchId + " was not applied");
    }
}
