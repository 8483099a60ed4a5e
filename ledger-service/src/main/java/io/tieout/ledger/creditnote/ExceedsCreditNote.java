package io.tieout.ledger.creditnote;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// More is to be used than is left of the credit note. Of two uses that together exceed it, the second one.
final class ExceedsCreditNote extends Conflict {

    ExceedsCreditNote(CreditNoteId id, Money open, Money amount) {
        super(
                "exceeds-credit-note",
                "More is used than is left of the credit note",
                "Credit note " + id.value() + " has " + open + " left, and " + amount + " was to be used",
                new FieldProblem("/amount", "must not exceed what is left of the credit note"));
        fact("open", open);
    }
}
