package io.tieout.ledger.taxdocument;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class TaxDocumentRefused extends RuleViolation {

    TaxDocumentRefused(String pointer, String problem) {
        super(
                "tax-document-refused",
                "The tax document cannot be so",
                pointer.substring(1) + " " + problem,
                new FieldProblem(pointer, problem));
    }
}
