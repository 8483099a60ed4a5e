package io.tieout.ledger.creditnote;

import io.tieout.documenttotals.InvalidDocument;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// The lines do not make a credit note: a figure is out of range, or the totals are not those that were sent.
final class CreditDocumentRefused extends RuleViolation {

    CreditDocumentRefused(String path, String problem) {
        super(
                "invalid-document",
                "The document cannot be added up",
                path + " " + problem,
                new FieldProblem("/" + path, problem));
    }

    CreditDocumentRefused(InvalidDocument cause) {
        this(cause.path(), cause.problem());
    }
}
