package io.tieout.ledger.paymentpromise;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a promise.
public record PaymentPromiseId(@JsonValue UUID value) {

    static PaymentPromiseId next() {
        return new PaymentPromiseId(Ids.next());
    }
}
