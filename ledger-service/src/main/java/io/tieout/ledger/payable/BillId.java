package io.tieout.ledger.payable;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a bill.
public record BillId(@JsonValue UUID value) {

    static BillId next() {
        return new BillId(Ids.next());
    }
}
