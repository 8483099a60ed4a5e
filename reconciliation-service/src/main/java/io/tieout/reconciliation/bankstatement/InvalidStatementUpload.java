package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// The upload itself is of no use; what is wrong inside the file is said by the import.
class InvalidStatementUpload extends RuleViolation {

    InvalidStatementUpload(String parameter, String message) {
        super(
                "invalid-statement-upload",
                "The statement file cannot be taken",
                parameter + " " + message,
                new FieldProblem(parameter, message));
    }
}
