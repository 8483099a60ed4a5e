package io.tieout.ledger.withholding;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a tax withholding.
public record WithholdingId(@JsonValue UUID value) {

    static WithholdingId next() {
        return new WithholdingId(Ids.next());
    }
}
