package io.tieout.ledger.purchase;

import io.tieout.documenttotals.InvalidDocument;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A purchase that cannot be added up.
final class PurchaseRefused extends RuleViolation {

    PurchaseRefused(InvalidDocument cause) {
        this(cause.path(), cause.problem());
    }

    PurchaseRefused(String path, String problem) {
        super(
                "purchase-refused",
                "The purchase does not add up",
                path + " " + problem,
                new FieldProblem("/" + path, problem));
    }
}
