package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import io.tieout.reconciliation.statementfile.Finding;
import org.jspecify.annotations.Nullable;

/// The file is no statement that can be compared.
class InvalidPartyStatement extends RuleViolation {

    /// @param reason stable, kebab-case
    /// @param place where in the file
    InvalidPartyStatement(String reason, String detail, @Nullable String place) {
        super(
                "invalid-party-statement",
                "The statement cannot be compared",
                place == null ? detail : place + ": " + detail,
                new FieldProblem("file", detail));
        fact("reason", reason);
    }

    static InvalidPartyStatement of(Finding finding) {
        return new InvalidPartyStatement(finding.code(), finding.detail(), finding.position());
    }
}
