package io.tieout.ledger.revaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a revaluation.
public record RevaluationId(@JsonValue UUID value) {

    static RevaluationId next() {
        return new RevaluationId(Ids.next());
    }
}
