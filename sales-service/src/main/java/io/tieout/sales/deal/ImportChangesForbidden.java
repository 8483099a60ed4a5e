package io.tieout.sales.deal;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.Forbidden;

/// A file is worked off later and row by row: nobody can ask each time whether its sender may see the deal.
final class ImportChangesForbidden extends Forbidden {

    ImportChangesForbidden() {
        super(
                "import-changes-forbidden",
                "Only who sees all deals changes them by files",
                "Send mode=CREATE, or ask somebody who sees all deals",
                new FieldProblem("mode", "is CREATE for who sees some deals"));
    }
}
