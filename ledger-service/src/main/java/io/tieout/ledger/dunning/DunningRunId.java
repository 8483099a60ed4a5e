package io.tieout.ledger.dunning;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a dunning run.
public record DunningRunId(@JsonValue UUID value) {

    static DunningRunId next() {
        return new DunningRunId(Ids.next());
    }
}
