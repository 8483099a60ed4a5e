package io.tieout.ledger.creditnote;

import io.tieout.platform.problem.NotFound;

final class CreditNoteUnknown extends NotFound {

    CreditNoteUnknown(CreditNoteId id) {
        super("credit-note-unknown", "There is no such credit note", "Credit note " + id.value() + " is not known");
    }
}
