package io.tieout.ledger.paymentpromise;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class PromiseInvoicesUnfit extends RuleViolation {

    PromiseInvoicesUnfit(int others) {
        super(
                "promise-invoices-unfit",
                "Not all of these invoices can be promised together",
                others + " of them are not known, belong to another customer or are in another currency",
                new FieldProblem("/invoiceIds", "must be invoices of this customer in the currency of the amount"));
    }
}
