package io.tieout.ledger.currency;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

public record ExchangeRateId(@JsonValue UUID value) {

    static ExchangeRateId next() {
        return new ExchangeRateId(Ids.next());
    }
}
