package io.tieout.ledger.ledgerimport;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names an import.
public record ImportId(@JsonValue UUID value) {

    static ImportId next() {
        return new ImportId(Ids.next());
    }
}
