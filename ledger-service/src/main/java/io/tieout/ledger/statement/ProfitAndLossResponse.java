package io.tieout.ledger.statement;

import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Income positive, expenses negative: each total is the sum of what stands above it.
///
/// @param knownAt as asked for; absent when everything known now counts
/// @param dimensions only lines of these; absent when all count
/// @param by the dimension that divides it into `parts`; they add up to the whole
record ProfitAndLossResponse(
        LocalDate from,
        LocalDate to,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
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
        return parts == null
                ? StatementTable.of("profit-and-loss", rows, compareFrom != null)
                : DividedTable.of(Objects.requireNonNullElse(by, "value"), parts, currency);
    }
}
