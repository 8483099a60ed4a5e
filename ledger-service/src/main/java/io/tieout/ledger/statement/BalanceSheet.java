package io.tieout.ledger.statement;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.account.StatementLine;
import io.tieout.ledger.account.StatementLine.Section;
import io.tieout.ledger.balance.ReportScope;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a company has and owes on a date. Assets are positive as debits, liabilities and equity as credits.
///
/// The profit of the fiscal year so far is a line of its own; that of earlier years, less their dividends, belongs
/// to retained earnings. Both are computed, so there is nothing to close and nothing to close again.
record BalanceSheet(List<StatementRow> rows, Money assets, Money liabilitiesAndEquity) {

    /// Balances on a date, and on the last day of the fiscal year before it.
    ///
    /// @param yearStart first day of the fiscal year in which the date lies
    record Position(LocalDate asOf, LocalDate yearStart, Balances now, Balances lastYear) {}

    static BalanceSheet of(
            Collection<Account> chart, ReportScope scope, Position position, @Nullable Position compared) {
        return new Builder(chart, scope, position, compared).build();
    }

    private static final class Builder {

        private final Collection<Account> chart;

        private final ReportScope scope;

        private final Position position;

        private final @Nullable Position compared;

        private final Currency currency;
        private final List<StatementRow> rows = new ArrayList<>();

        Builder(Collection<Account> chart, ReportScope scope, Position position, @Nullable Position compared) {
            this.chart = chart;
            this.scope = scope;
            this.position = position;
            this.compared = compared;
            this.currency = position.now().currency();
        }

        BalanceSheet build() {
            var assets = new ArrayList<StatementRow>();
            section(assets, Section.CURRENT_ASSETS);
            section(assets, Section.NON_CURRENT_ASSETS);
            var total = total("ASSETS", assets);
            var owed = new ArrayList<StatementRow>();
            section(owed, Section.CURRENT_LIABILITIES);
            section(owed, Section.NON_CURRENT_LIABILITIES);
            total("LIABILITIES", owed);
            var equity = equity();
            owed.addAll(equity);
            var claims = total("LIABILITIES_AND_EQUITY", owed);
            return new BalanceSheet(List.copyOf(rows), total.amount(), claims.amount());
        }

        private void section(List<StatementRow> part, Section section) {
            var lines = lines(section).map(this::line).filter(Builder::isShown).toList();
            rows.addAll(lines);
            part.addAll(lines);
            total(section.name(), lines);
        }

        private List<StatementRow> equity() {
            var capital = lines(Section.EQUITY)
                    .filter(line -> line != StatementLine.RETAINED_EARNINGS && line != StatementLine.DIVIDENDS)
                    .map(this::line)
                    .filter(Builder::isShown)
                    .toList();
            var accumulated = List.of(
                    row(StatementLine.RETAINED_EARNINGS.name(), retainedEarnings()),
                    row("CURRENT_YEAR_EARNINGS", List.of(currentYearEarnings())),
                    row(StatementLine.DIVIDENDS.name(), dividends()));
            rows.addAll(capital);
            rows.addAll(accumulated);
            total("ACCUMULATED_PROFIT", accumulated);
            var equity = Stream.concat(capital.stream(), accumulated.stream()).toList();
            total("EQUITY", equity);
            return equity;
        }

        private List<Figure> retainedEarnings() {
            var figures = new ArrayList<>(figures(StatementLine.RETAINED_EARNINGS));
            figures.add(new Figure(
                    null,
                    "Profit of earlier years",
                    false,
                    ProfitAndLoss.profit(chart, position.lastYear()),
                    compared == null ? null : ProfitAndLoss.profit(chart, compared.lastYear()),
                    DrillLink.toProfitAndLoss(
                            ReportPeriod.FIRST_DAY, position.yearStart().minusDays(1), scope)));
            accounts(StatementLine.DIVIDENDS)
                    .map(account -> new Figure(
                            account.code(),
                            account.name() + " of earlier years",
                            true,
                            position.lastYear().of(account.code()).negated(),
                            compared == null
                                    ? null
                                    : compared.lastYear().of(account.code()).negated(),
                            DrillLink.toLedger(
                                    account.code(),
                                    ReportPeriod.FIRST_DAY,
                                    position.yearStart().minusDays(1),
                                    scope)))
                    .forEach(figures::add);
            return figures.stream().filter(figure -> !figure.isEmpty()).toList();
        }

        private Figure currentYearEarnings() {
            return new Figure(
                    null,
                    "Profit of the current year",
                    false,
                    ProfitAndLoss.profit(chart, position.now().minus(position.lastYear())),
                    compared == null
                            ? null
                            : ProfitAndLoss.profit(chart, compared.now().minus(compared.lastYear())),
                    DrillLink.toProfitAndLoss(position.yearStart(), position.asOf(), scope));
        }

        private List<Figure> dividends() {
            return accounts(StatementLine.DIVIDENDS)
                    .map(account -> new Figure(
                            account.code(),
                            account.name(),
                            account.mapping().contra(),
                            position.lastYear()
                                    .of(account.code())
                                    .minus(position.now().of(account.code())),
                            compared == null
                                    ? null
                                    : compared.lastYear()
                                            .of(account.code())
                                            .minus(compared.now().of(account.code())),
                            ledger(account)))
                    .filter(figure -> !figure.isEmpty())
                    .toList();
        }

        private StatementRow line(StatementLine line) {
            return row(line.name(), figures(line));
        }

        private List<Figure> figures(StatementLine line) {
            return accounts(line)
                    .map(account -> new Figure(
                            account.code(),
                            account.name(),
                            account.mapping().contra(),
                            signed(account, position.now()),
                            compared == null ? null : signed(account, compared.now()),
                            ledger(account)))
                    .filter(figure -> !figure.isEmpty())
                    .toList();
        }

        private Stream<Account> accounts(StatementLine line) {
            return chart.stream()
                    .filter(account -> account.postable() && account.mapping().line() == line);
        }

        private String ledger(Account account) {
            return DrillLink.toLedger(account.code(), position.yearStart(), position.asOf(), scope);
        }

        private StatementRow row(String name, List<Figure> figures) {
            return StatementRow.line(name, figures, currency, compared != null);
        }

        private StatementRow total(String name, List<StatementRow> lines) {
            var total = StatementRow.total(name, lines, currency, compared != null);
            rows.add(total);
            return total;
        }

        private static Money signed(Account account, Balances balances) {
            var balance = balances.of(account.code());
            return account.type() == AccountType.ASSET ? balance : balance.negated();
        }

        private static Stream<StatementLine> lines(Section section) {
            return Stream.of(StatementLine.values()).filter(line -> line.section() == section);
        }

        private static boolean isShown(StatementRow row) {
            return !row.figures().isEmpty();
        }
    }
}
