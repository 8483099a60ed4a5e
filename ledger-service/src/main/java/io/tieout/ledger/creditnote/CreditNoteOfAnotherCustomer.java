package io.tieout.ledger.creditnote;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// One customer's credit cannot settle another one's invoice.
final class CreditNoteOfAnotherCustomer extends RuleViolation {

    CreditNoteOfAnotherCustomer(CreditNoteId id, InvoiceId invoiceId) {
        super(
                "credit-of-another-customer",
                "The credit belongs to another customer",
                "Credit note " + id.value() + " and invoice " + invoiceId.value() + " have different customers",
                new FieldProblem("/invoiceId", "must belong to the credit note's customer"));
    }
}
