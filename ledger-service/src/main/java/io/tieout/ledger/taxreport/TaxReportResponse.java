package io.tieout.ledger.taxreport;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.balance.LedgerLink;
import io.tieout.ledger.balance.ReportScope;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// @param dimensions only lines of these; absent when all count
/// @param rows by direction, code and rate
/// @param totals by direction
/// @param due tax on sales less tax on purchases; negative when the authority owes it
/// @param tieOut the accounts that the tax lies on, against the rows
/// @param tiesOut whether none of them has a difference
record TaxReportResponse(
        LocalDate from,
        LocalDate to,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
        Currency currency,
        List<Row> rows,
        List<Total> totals,
        Money due,
        List<TieOut> tieOut,
        boolean tiesOut)
        implements Tabular {

    /// @param base what was taxed; negative when more was taken back than sold
    /// @param link the documents behind it
    record Row(
            TaxDirection direction,
            String taxCode,
            @Nullable BigDecimal taxRatePercent,
            Money base,
            Money tax,
            String link) {

        static Row of(TaxReportQueries.Sum sum, TaxPeriod period, ReportScope scope) {
            return new Row(
                    sum.direction(),
                    sum.taxCode(),
                    sum.percent(),
                    sum.direction().of(sum.base()),
                    sum.direction().of(sum.tax()),
                    TaxLink.toDocuments(sum, period, scope));
        }
    }

    record Total(TaxDirection direction, Money base, Money tax) {}

    /// @param movement of the account in the period, in the direction of its tax
    /// @param reported the rows' part on this account
    /// @param difference what moved the account without saying which tax it is
    /// @param unexplained the entries behind the difference, the first hundred
    /// @param link the account's lines
    record TieOut(
            TaxDirection direction,
            AccountCode account,
            Money movement,
            Money reported,
            Money difference,
            List<Unexplained> unexplained,
            String link) {

        static TieOut of(
                TaxDirection direction,
                AccountCode account,
                Money movement,
                Money reported,
                List<TaxReportQueries.Unexplained> unexplained,
                TaxPeriod period,
                ReportScope scope) {
            return new TieOut(
                    direction,
                    account,
                    movement,
                    reported,
                    movement.minus(reported),
                    unexplained.stream()
                            .map(entry -> new Unexplained(
                                    entry.entryId(),
                                    entry.effectiveDate(),
                                    entry.source(),
                                    entry.text(),
                                    direction.of(entry.amount())))
                            .toList(),
                    LedgerLink.to(account, period.from(), period.to(), scope));
        }
    }

    record Unexplained(EntryId entryId, LocalDate effectiveDate, EntrySource source, String text, Money amount) {}

    static TaxReportResponse of(TaxPeriod period, ReportScope scope, List<Row> rows, List<TieOut> tieOut) {
        var currency = scope.company().baseCurrency();
        var totals = Arrays.stream(TaxDirection.values())
                .map(direction -> new Total(
                        direction, sum(rows, direction, Row::base, currency), sum(rows, direction, Row::tax, currency)))
                .toList();
        return new TaxReportResponse(
                period.from(),
                period.to(),
                scope.asked(),
                scope.dimensions().orNull(),
                currency,
                rows,
                totals,
                sum(rows, TaxDirection.OUTPUT, Row::tax, currency)
                        .minus(sum(rows, TaxDirection.INPUT, Row::tax, currency)),
                tieOut,
                tieOut.stream().allMatch(line -> line.difference().isZero()));
    }

    @Override
    public Table table() {
        var table = new ArrayList<List<@Nullable Object>>();
        for (var row : rows) {
            table.add(Table.row(
                    "TAX", row.direction(), row.taxCode(), row.taxRatePercent(), row.base(), row.tax(), currency));
        }
        for (var total : totals) {
            table.add(Table.row("TOTAL", total.direction(), null, null, total.base(), total.tax(), currency));
        }
        for (var line : tieOut) {
            table.add(Table.row("ACCOUNT", line.direction(), line.account(), null, null, line.movement(), currency));
            table.add(
                    Table.row("DIFFERENCE", line.direction(), line.account(), null, null, line.difference(), currency));
        }
        return new Table("tax", List.of("row", "direction", "code", "ratePercent", "base", "tax", "currency"), table);
    }

    private static Money sum(List<Row> rows, TaxDirection direction, Function<Row, Money> figure, Currency currency) {
        return Money.sum(
                rows.stream()
                        .filter(row -> row.direction() == direction)
                        .map(figure)
                        .toList(),
                currency);
    }
}
