package io.tieout.ledger.recurring;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a recurring entry.
public record RecurringEntryId(@JsonValue UUID value) {

    static RecurringEntryId next() {
        return new RecurringEntryId(Ids.next());
    }
}
