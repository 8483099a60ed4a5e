package io.tieout.ledger.ledgerimport;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// All amounts of a file together are more than an amount can say.
final class ImportTooLarge extends RuleViolation {

    ImportTooLarge() {
        super(
                "import-too-large",
                "The import comes to more than the books can say",
                "The debits or credits of the file together do not fit 18 digits",
                new FieldProblem("file", "comes to more than 18 digits"));
    }
}
