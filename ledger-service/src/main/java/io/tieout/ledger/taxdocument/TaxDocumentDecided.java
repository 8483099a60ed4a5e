package io.tieout.ledger.taxdocument;

import io.tieout.platform.problem.Conflict;

final class TaxDocumentDecided extends Conflict {

    TaxDocumentDecided(TaxDocumentId id, TaxDocumentStatus status) {
        super(
                "tax-document-decided",
                "The tax document does not change any more",
                "Tax document " + id.value() + " is " + status);
    }
}
