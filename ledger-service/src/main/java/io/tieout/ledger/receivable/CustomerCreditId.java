package io.tieout.ledger.receivable;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a customer's money on account.
public record CustomerCreditId(@JsonValue UUID value) {

    static CustomerCreditId next() {
        return new CustomerCreditId(Ids.next());
    }
}
