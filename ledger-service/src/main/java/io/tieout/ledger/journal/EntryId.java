package io.tieout.ledger.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a journal entry.
public record EntryId(@JsonValue UUID value) {

    public static EntryId next() {
        return new EntryId(Ids.next());
    }
}
