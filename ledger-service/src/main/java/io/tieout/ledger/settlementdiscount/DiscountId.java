package io.tieout.ledger.settlementdiscount;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a settlement discount.
public record DiscountId(@JsonValue UUID value) {

    static DiscountId next() {
        return new DiscountId(Ids.next());
    }
}
