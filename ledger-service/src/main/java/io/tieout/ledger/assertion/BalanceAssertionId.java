package io.tieout.ledger.assertion;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a balance assertion.
public record BalanceAssertionId(@JsonValue UUID value) {

    static BalanceAssertionId next() {
        return new BalanceAssertionId(Ids.next());
    }
}
