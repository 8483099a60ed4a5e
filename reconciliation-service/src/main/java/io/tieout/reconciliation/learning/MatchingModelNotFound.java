package io.tieout.reconciliation.learning;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class MatchingModelNotFound extends NotFound {

    MatchingModelNotFound(UUID modelId) {
        super("matching-model-not-found", "There is no such model", "Model " + modelId + " is not known here");
    }
}
