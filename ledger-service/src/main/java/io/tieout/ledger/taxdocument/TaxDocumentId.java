package io.tieout.ledger.taxdocument;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a tax document.
public record TaxDocumentId(@JsonValue UUID value) {

    static TaxDocumentId next() {
        return new TaxDocumentId(Ids.next());
    }
}
