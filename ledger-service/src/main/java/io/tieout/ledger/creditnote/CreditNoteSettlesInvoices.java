package io.tieout.ledger.creditnote;

import io.tieout.platform.problem.RuleViolation;

/// A credit note is no debt that money pays: it settles invoices.
final class CreditNoteSettlesInvoices extends RuleViolation {

    CreditNoteSettlesInvoices(CreditNoteId id) {
        super(
                "credit-note-settles-invoices",
                "The item is a credit note",
                "Credit note " + id.value() + " is used by allocating it to invoices");
        fact("creditNoteId", id.value());
    }
}
