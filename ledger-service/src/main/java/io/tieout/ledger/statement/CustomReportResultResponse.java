package io.tieout.ledger.statement;

import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import java.math.BigDecimal;
import java.time.LocalDate;
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
        Currency currency,
        List<Row> rows)
        implements Tabular {

    /// @param value in units of the currency for sums of accounts; absent when a formula divides by zero
    /// @param figures the accounts of the sum; empty for a formula
    record Row(
            String key,
            String label,
            @Nullable String value,
            @Nullable String formula,
            List<Figure> figures) {}

    @Override
    public Table table() {
        return new Table(
                "custom-report",
                List.of("key", "label", "value", "formula"),
                rows.stream()
                        .map(row -> Table.row(
                                row.key(),
                                row.label(),
                                row.value() == null ? null : new BigDecimal(row.value()),
                                row.formula()))
                        .toList());
    }
}
