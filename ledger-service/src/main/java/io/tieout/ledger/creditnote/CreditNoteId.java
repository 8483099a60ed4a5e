package io.tieout.ledger.creditnote;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a credit note.
public record CreditNoteId(@JsonValue UUID value) {

    static CreditNoteId next() {
        return new CreditNoteId(Ids.next());
    }
}
