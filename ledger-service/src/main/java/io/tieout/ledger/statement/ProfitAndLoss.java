package io.tieout.ledger.statement;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.account.StatementLine;
import io.tieout.ledger.account.StatementLine.Section;
import io.tieout.ledger.balance.ReportScope;
import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Income and expenses of a period in the order in which a reader expects them.
///
/// Each amount is its effect on the profit: income is positive, expenses are negative, so every total is the sum of
/// what stands above it.
record ProfitAndLoss(List<StatementRow> rows, Money profit) {

    private static final List<Map.Entry<Section, String>> TOTALS = List.of(
            Map.entry(Section.TRADING, "GROSS_PROFIT"),
            Map.entry(Section.OPERATIONS, "OPERATING_PROFIT"),
            Map.entry(Section.FINANCE, "PROFIT_BEFORE_TAX"),
            Map.entry(Section.TAX, "PROFIT"));

    /// @param turnover of the period
    /// @param compared turnover of the period compared with
    static ProfitAndLoss of(
            Collection<Account> chart,
            ReportPeriod period,
            ReportScope scope,
            Balances turnover,
            @Nullable Balances compared) {
        var rows = new ArrayList<StatementRow>();
        for (var total : TOTALS) {
            lines(total.getKey())
                    .map(line -> StatementRow.line(
                            line.name(),
                            figures(chart, line, period, scope, turnover, compared),
                            turnover.currency(),
                            compared != null))
                    .filter(row -> !row.figures().isEmpty())
                    .forEach(rows::add);
            rows.add(StatementRow.total(total.getValue(), rows, turnover.currency(), compared != null));
        }
        return new ProfitAndLoss(List.copyOf(rows), rows.getLast().amount());
    }

    static boolean isResult(Account account) {
        return account.type() == AccountType.REVENUE || account.type() == AccountType.EXPENSE;
    }

    /// What the period earned, without its lines.
    static Money profit(Collection<Account> chart, Balances turnover) {
        return Money.sum(
                chart.stream()
                        .filter(ProfitAndLoss::isResult)
                        .map(account -> turnover.of(account.code()).negated())
                        .toList(),
                turnover.currency());
    }

    /// All rows in the order in which they stand, whether or not there is anything to show.
    static List<String> rowNames() {
        return TOTALS.stream()
                .flatMap(total ->
                        Stream.concat(lines(total.getKey()).map(StatementLine::name), Stream.of(total.getValue())))
                .toList();
    }

    private static Stream<StatementLine> lines(Section section) {
        return Stream.of(StatementLine.values()).filter(line -> line.section() == section);
    }

    private static List<Figure> figures(
            Collection<Account> chart,
            StatementLine line,
            ReportPeriod period,
            ReportScope scope,
            Balances turnover,
            @Nullable Balances compared) {
        return chart.stream()
                .filter(account -> account.postable() && account.mapping().line() == line)
                .map(account -> new Figure(
                        account.code(),
                        account.name(),
                        account.mapping().contra(),
                        turnover.of(account.code()).negated(),
                        compared == null ? null : compared.of(account.code()).negated(),
                        DrillLink.toLedger(account.code(), period.from(), period.to(), scope)))
                .filter(figure -> !figure.isEmpty())
                .toList();
    }
}
