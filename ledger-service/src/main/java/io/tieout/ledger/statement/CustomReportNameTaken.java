package io.tieout.ledger.statement;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class CustomReportNameTaken extends Conflict {

    CustomReportNameTaken(String name) {
        super(
                "custom-report-name-taken",
                "There is a report of this name",
                "The company has a custom report named " + name,
                new FieldProblem("/name", "is taken"));
    }
}
