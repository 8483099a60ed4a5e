package io.tieout.ledger.monthend;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a month-end set.
public record MonthEndSetId(@JsonValue UUID value) {

    static MonthEndSetId next() {
        return new MonthEndSetId(Ids.next());
    }
}
