package io.tieout.ledger.statement;

import io.tieout.ledger.report.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement as rows and columns: one row per figure, then one for its line or total.
final class StatementTable {

    private StatementTable() {}

    static Table of(String name, List<StatementRow> rows, boolean compares) {
        return new Table(name, header(compares), lines(rows, compares));
    }

    static List<String> header(boolean compares) {
        return compares
                ? List.of("row", "kind", "account", "name", "amount", "compared", "currency")
                : List.of("row", "kind", "account", "name", "amount", "currency");
    }

    static List<List<@Nullable Object>> lines(List<StatementRow> rows, boolean compares) {
        var lines = new ArrayList<List<@Nullable Object>>();
        for (var row : rows) {
            for (var figure : row.figures()) {
                var line = Table.row(row.row(), "ACCOUNT", figure.account(), figure.name(), figure.amount());
                if (compares) {
                    line.add(figure.compared());
                }
                line.add(figure.amount().currency());
                lines.add(line);
            }
            var line = Table.row(row.row(), row.total() ? "TOTAL" : "LINE", null, null, row.amount());
            if (compares) {
                line.add(row.compared());
            }
            line.add(row.amount().currency());
            lines.add(line);
        }
        return lines;
    }
}
