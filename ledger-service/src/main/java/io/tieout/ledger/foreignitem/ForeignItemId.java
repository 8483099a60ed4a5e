package io.tieout.ledger.foreignitem;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names an item; that of an invoice is the invoice's own id.
public record ForeignItemId(@JsonValue UUID value) implements Comparable<ForeignItemId> {

    static ForeignItemId next() {
        return new ForeignItemId(Ids.next());
    }

    @Override
    public int compareTo(ForeignItemId other) {
        return value.compareTo(other.value);
    }
}
