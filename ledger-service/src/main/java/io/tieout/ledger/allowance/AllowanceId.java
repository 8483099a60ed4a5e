package io.tieout.ledger.allowance;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names an allowance.
public record AllowanceId(@JsonValue UUID value) {

    static AllowanceId next() {
        return new AllowanceId(Ids.next());
    }
}
