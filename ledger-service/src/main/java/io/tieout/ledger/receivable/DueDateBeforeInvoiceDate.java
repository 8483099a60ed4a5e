package io.tieout.ledger.receivable;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

/// Nobody owes before there is an invoice.
final class DueDateBeforeInvoiceDate extends RuleViolation {

    DueDateBeforeInvoiceDate(LocalDate invoiceDate, LocalDate dueDate) {
        super(
                "due-date-before-invoice-date",
                "The due date lies before the invoice date",
                "Invoice date " + invoiceDate + ", due date " + dueDate,
                new FieldProblem("/dueDate", "must not be before the invoice date"));
    }
}
