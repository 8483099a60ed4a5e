package io.tieout.ledger.receivable;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names an allocation.
public record AllocationId(@JsonValue UUID value) {

    static AllocationId next() {
        return new AllocationId(Ids.next());
    }
}
