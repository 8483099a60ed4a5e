package io.tieout.reconciliation.learning;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class LearnedAliasNotFound extends NotFound {

    LearnedAliasNotFound(UUID aliasId) {
        super("learned-alias-not-found", "There is no such learned alias", "Alias " + aliasId + " is not known here");
    }
}
