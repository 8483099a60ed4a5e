package io.tieout.ledger.receivable;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// Another invoice of the company has this external number and says something else.
final class ExternalNumberTaken extends Conflict {

    ExternalNumberTaken(String externalNumber, InvoiceId takenBy) {
        super(
                "external-number-taken",
                "The external number belongs to another invoice",
                "Invoice " + takenBy.value() + " has the number " + externalNumber + " and other content",
                new FieldProblem("/externalNumber", "belongs to another invoice"));
        fact("invoiceId", takenBy);
    }
}
