package io.tieout.ledger.transfer;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a transfer.
public record TransferId(@JsonValue UUID value) {

    static TransferId next() {
        return new TransferId(Ids.next());
    }
}
