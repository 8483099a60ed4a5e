package io.tieout.ledger.taxdocument;

import io.tieout.platform.problem.NotFound;

final class TaxDocumentUnknown extends NotFound {

    TaxDocumentUnknown(TaxDocumentId id) {
        super("tax-document-unknown", "There is no such tax document", "No tax document has the id " + id.value());
    }
}
