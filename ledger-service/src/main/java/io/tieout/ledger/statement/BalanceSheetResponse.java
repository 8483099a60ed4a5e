package io.tieout.ledger.statement;

import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param fiscalYearFrom first day of the fiscal year whose profit stands as `CURRENT_YEAR_EARNINGS`
/// @param knownAt as asked for; absent when everything known now counts
/// @param dimensions only lines of these; absent when all count
/// @param assets equals `liabilitiesAndEquity` when all lines count; those of one dimension need not balance
record BalanceSheetResponse(
        LocalDate asOf,
        LocalDate fiscalYearFrom,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
        @Nullable LocalDate compareTo,
        Currency currency,
        List<StatementRow> rows,
        Money assets,
        Money liabilitiesAndEquity)
        implements Tabular {

    @Override
    public Table table() {
        return StatementTable.of("balance-sheet", rows, compareTo != null);
    }
}
