package io.tieout.ledger.ledgerimport;

import io.tieout.ledger.ledgerimport.LedgerImportResponse.ErrorResponse;
import io.tieout.ledger.report.Table;
import java.util.List;

/// The bad rows of an import as a file.
record ImportErrorsResponse(List<ErrorResponse> errors) {

    String toCsv() {
        return new Table(
                        "import-errors",
                        List.of("line", "column", "reason"),
                        errors.stream()
                                .map(error -> Table.row(error.line(), error.column(), error.reason()))
                                .toList())
                .toCsv();
    }
}
