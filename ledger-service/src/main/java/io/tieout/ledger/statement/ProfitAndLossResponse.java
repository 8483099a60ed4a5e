package io.tieout.ledger.statement;

import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Income positive, expenses negative: each total is the sum of what stands above it.
///
/// @param knownAt as asked for; absent when everything known now counts
/// @param by the dimension that divides it into `parts`; they add up to the whole
record ProfitAndLossResponse(
        LocalDate from,
        LocalDate to,
        @Nullable String knownAt,
        @Nullable LocalDate compareFrom,
        @Nullable LocalDate compareTo,
        Currency currency,
        List<StatementRow> rows,
        Money profit,
        @Nullable String by,
        @Nullable List<Part> parts)
        implements Tabular {

    /// What the lines with one value of the dimension make.
    ///
    /// @param value absent for the rest: lines that carry no value
    record Part(@Nullable String value, List<StatementRow> rows, Money profit) {}

    @Override
    public Table table() {
        if (parts == null) {
            return StatementTable.of("profit-and-loss", rows, compareFrom != null);
        }
        var lines = new ArrayList<List<@Nullable Object>>();
        parts.forEach(part -> StatementTable.lines(part.rows(), false).forEach(line -> {
            line.addFirst(part.value());
            lines.add(line);
        }));
        var header = new ArrayList<>(StatementTable.header(false));
        header.addFirst(Objects.requireNonNullElse(by, "value"));
        return new Table("profit-and-loss", header, lines);
    }
}
