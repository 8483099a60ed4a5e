package io.tieout.reconciliation.payout;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import io.tieout.reconciliation.statementfile.UnreadableFile;
import org.jspecify.annotations.Nullable;

/// The file is no payout report of this account, or does not tie.
class InvalidPayoutReport extends RuleViolation {

    /// @param reason stable, kebab-case
    /// @param place where in the file
    InvalidPayoutReport(String reason, String detail, @Nullable String place) {
        super(
                "invalid-payout-report",
                "The payout report cannot be taken",
                place == null ? detail : place + ": " + detail,
                new FieldProblem("file", detail));
        fact("reason", reason);
    }

    static InvalidPayoutReport of(UnreadableFile unreadable) {
        var finding = unreadable.finding();
        return new InvalidPayoutReport(finding.code(), finding.detail(), finding.position());
    }
}
