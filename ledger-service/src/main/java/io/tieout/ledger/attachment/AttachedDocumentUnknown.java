package io.tieout.ledger.attachment;

import io.tieout.platform.problem.NotFound;

final class AttachedDocumentUnknown extends NotFound {

    AttachedDocumentUnknown(AttachedDocument document) {
        super(
                "attached-document-unknown",
                "There is nothing to attach to",
                "No " + document.kind() + " has the id " + document.id());
    }
}
