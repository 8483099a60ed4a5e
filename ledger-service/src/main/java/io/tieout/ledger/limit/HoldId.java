package io.tieout.ledger.limit;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a hold.
public record HoldId(@JsonValue UUID value) {

    static HoldId next() {
        return new HoldId(Ids.next());
    }
}
