package io.tieout.sales.deal;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

public record DealId(@JsonValue UUID value) {

    static DealId next() {
        return new DealId(Ids.next());
    }
}
