package io.tieout.ledger.statement;

import java.util.HashSet;
import java.util.List;

/// A report that a company has made up itself.
///
/// @param rows a formula uses only rows above its own, so there is always an order in which to reckon
record CustomReport(CustomReportId id, String name, List<CustomReportRow> rows, long version) {

    static final int MAX_ROWS = 200;

    CustomReport {
        rows = List.copyOf(rows);
        if (rows.isEmpty() || rows.size() > MAX_ROWS) {
            throw new CustomReportUnfit("/rows", "must be 1 to " + MAX_ROWS + " rows");
        }
        var above = new HashSet<String>();
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            var pointer = "/rows/" + index;
            row.requireComplete(pointer);
            var formula = row.formula();
            if (formula != null && !above.containsAll(formula.names())) {
                throw new CustomReportUnfit(pointer + "/formula", "must use only keys of rows above it");
            }
            if (!above.add(row.key())) {
                throw new CustomReportUnfit(pointer + "/key", "is the key of a row above it");
            }
        }
    }
}
