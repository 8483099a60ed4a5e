package io.tieout.ledger.statement;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class CustomReportUnfit extends RuleViolation {

    CustomReportUnfit(String pointer, String why) {
        super(
                "custom-report-unfit",
                "The report cannot be reckoned as described",
                pointer + " " + why,
                new FieldProblem(pointer, why));
    }
}
