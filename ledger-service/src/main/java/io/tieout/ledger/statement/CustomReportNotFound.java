package io.tieout.ledger.statement;

import io.tieout.platform.problem.NotFound;

final class CustomReportNotFound extends NotFound {

    CustomReportNotFound(CustomReportId id) {
        super("custom-report-not-found", "There is no such report", "No custom report has the id " + id.value());
    }
}
