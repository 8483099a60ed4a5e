package io.tieout.ledger.creditnote;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

/// Nothing is taken back before it was invoiced.
final class CreditNoteTooEarly extends RuleViolation {

    CreditNoteTooEarly(LocalDate date, LocalDate invoiceDate) {
        super(
                "credit-note-too-early",
                "The credit note is dated before its invoice",
                "The invoice is of " + invoiceDate + ", the credit note of " + date,
                new FieldProblem("/creditNoteDate", "must be " + invoiceDate + " or later"));
    }
}
