package io.tieout.ledger.refund;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a refund.
public record RefundId(@JsonValue UUID value) {

    static RefundId next() {
        return new RefundId(Ids.next());
    }
}
