package io.tieout.ledger.attachment;

import java.util.UUID;

/// What papers can be attached to.
record AttachedDocument(Kind kind, UUID id) {

    enum Kind {
        JOURNAL_ENTRY,
        INVOICE,
        CREDIT_NOTE
    }
}
