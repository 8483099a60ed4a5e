package io.tieout.ledger.statement;

import java.util.List;

record CustomReportResponse(CustomReportId id, String name, List<CreateCustomReportRequest.Row> rows) {

    static CustomReportResponse from(CustomReport report) {
        return new CustomReportResponse(
                report.id(),
                report.name(),
                report.rows().stream().map(CreateCustomReportRequest.Row::from).toList());
    }
}
