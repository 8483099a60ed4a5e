package io.tieout.sales.order;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

public record OrderId(@JsonValue UUID value) {

    static OrderId next() {
        return new OrderId(Ids.next());
    }
}
