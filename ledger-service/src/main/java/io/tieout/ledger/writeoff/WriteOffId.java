package io.tieout.ledger.writeoff;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a write-off.
public record WriteOffId(@JsonValue UUID value) {

    static WriteOffId next() {
        return new WriteOffId(Ids.next());
    }
}
