package io.tieout.ledger.receivable;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// One customer's money cannot pay another one's invoice.
final class CreditOfAnotherCustomer extends RuleViolation {

    CreditOfAnotherCustomer(CustomerCreditId creditId, InvoiceId invoiceId) {
        super(
                "credit-of-another-customer",
                "The credit belongs to another customer",
                "Customer credit " + creditId.value() + " and invoice " + invoiceId.value()
                        + " have different customers",
                new FieldProblem("/customerCreditId", "must belong to the invoice's customer"));
    }
}
