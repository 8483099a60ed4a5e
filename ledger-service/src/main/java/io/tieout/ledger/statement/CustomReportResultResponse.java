package io.tieout.ledger.statement;

import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param to also the date of balances
/// @param knownAt as asked for; absent when everything known now counts
record CustomReportResultResponse(
        CustomReportId report,
        String name,
        LocalDate from,
        LocalDate to,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
        @Nullable LocalDate compareFrom,
        @Nullable LocalDate compareTo,
        Currency currency,
        List<Row> rows)
        implements Tabular {

    /// @param value in units of the currency for sums of accounts; absent when a formula divides by zero
    /// @param compared the value of the days compared with
    /// @param figures the accounts of the sum; empty for a formula
    record Row(
            String key,
            String label,
            @Nullable String value,
            @Nullable String compared,
            @Nullable String formula,
            List<Figure> figures) {

        /// @param earlier the same rows of the days compared with
        static List<Row> compared(List<Row> rows, @Nullable List<Row> earlier) {
            if (earlier == null) {
                return rows;
            }
            var both = new ArrayList<Row>();
            for (int index = 0; index < rows.size(); index++) {
                var row = rows.get(index);
                both.add(new Row(row.key, row.label, row.value, earlier.get(index).value, row.formula, row.figures));
            }
            return both;
        }
    }

    @Override
    public Table table() {
        var header = new ArrayList<>(List.of("key", "label", "value", "formula"));
        var lines = new ArrayList<List<@Nullable Object>>();
        for (var row : rows) {
            var line = Table.row(row.key(), row.label(), number(row.value()), row.formula());
            if (compareTo != null) {
                line.add(3, number(row.compared()));
            }
            lines.add(line);
        }
        if (compareTo != null) {
            header.add(3, "compared");
        }
        return new Table("custom-report", header, lines);
    }

    private static @Nullable BigDecimal number(@Nullable String value) {
        return value == null ? null : new BigDecimal(value);
    }
}
