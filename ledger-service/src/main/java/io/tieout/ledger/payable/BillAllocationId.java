package io.tieout.ledger.payable;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names what settles a bill.
public record BillAllocationId(@JsonValue UUID value) {

    static BillAllocationId next() {
        return new BillAllocationId(Ids.next());
    }
}
