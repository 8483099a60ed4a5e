package io.tieout.reconciliation.dryrun;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class DryRunUnfit extends RuleViolation {

    DryRunUnfit(String pointer, String message) {
        super(
                "dry-run-unfit",
                "The dry run is not possible",
                pointer + " " + message,
                new FieldProblem(pointer, message));
    }
}
