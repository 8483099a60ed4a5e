package io.tieout.reconciliation.ruleset;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class MatchingRulesNotFound extends NotFound {

    MatchingRulesNotFound(UUID id) {
        super("matching-rules-not-found", "There are no such matching rules", "No matching rules have the id " + id);
    }
}
