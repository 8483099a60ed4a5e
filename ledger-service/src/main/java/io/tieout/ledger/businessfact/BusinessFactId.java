package io.tieout.ledger.businessfact;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a business fact.
public record BusinessFactId(@JsonValue UUID value) {

    static BusinessFactId next() {
        return new BusinessFactId(Ids.next());
    }
}
