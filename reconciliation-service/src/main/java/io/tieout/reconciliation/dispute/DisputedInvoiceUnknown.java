package io.tieout.reconciliation.dispute;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

/// Only an invoice can be disputed.
final class DisputedInvoiceUnknown extends RuleViolation {

    DisputedInvoiceUnknown(UUID invoiceId) {
        super(
                "disputed-invoice-unknown",
                "There is no such invoice to dispute",
                "No invoice " + invoiceId + " is known here",
                new FieldProblem("/invoiceId", "must be an invoice of the company"));
    }
}
