package io.tieout.reconciliation.learning;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class LearnedAliasForgotten extends Conflict {

    LearnedAliasForgotten(UUID aliasId) {
        super(
                "learned-alias-forgotten",
                "The alias is forgotten already",
                "Alias " + aliasId + " was forgotten; what is learned anew is another alias");
    }
}
