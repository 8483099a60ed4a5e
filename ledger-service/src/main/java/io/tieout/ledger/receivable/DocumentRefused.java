package io.tieout.ledger.receivable;

import io.tieout.documenttotals.InvalidDocument;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// The lines do not make an invoice: a figure is out of range, or net + tax is not the total.
final class DocumentRefused extends RuleViolation {

    DocumentRefused(String path, String problem) {
        super(
                "invalid-document",
                "The document cannot be added up",
                path + " " + problem,
                new FieldProblem("/" + path, problem));
    }

    DocumentRefused(InvalidDocument cause) {
        this(cause.path(), cause.problem());
    }
}
