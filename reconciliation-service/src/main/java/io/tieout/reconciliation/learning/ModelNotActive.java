package io.tieout.reconciliation.learning;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class ModelNotActive extends Conflict {

    ModelNotActive(UUID modelId) {
        super("matching-model-not-active", "The model is not active", "Model " + modelId + " ranks nothing now");
    }
}
