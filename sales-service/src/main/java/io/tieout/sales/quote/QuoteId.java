package io.tieout.sales.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

public record QuoteId(@JsonValue UUID value) {

    static QuoteId next() {
        return new QuoteId(Ids.next());
    }
}
