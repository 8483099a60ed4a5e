package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class MatchNotFound extends NotFound {

    MatchNotFound(UUID matchId) {
        super("match-not-found", "There is no such match", "Match " + matchId + " is not known");
    }
}
