package io.tieout.ledger.tax;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class TaxCodeExists extends Conflict {

    TaxCodeExists(String code) {
        super(
                "tax-code-exists",
                "There is a tax code of this name",
                "The tax code " + code + " is taken",
                new FieldProblem("/code", "is taken"));
    }
}
