package io.tieout.ledger.statement;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.balance.ReportScope;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Reckons the rows of a custom report from the top down.
///
/// @param turnover of the period
/// @param closing balances at its end
record CustomReckoning(
        Collection<Account> chart, ReportPeriod period, ReportScope scope, Balances turnover, Balances closing) {

    private static final int DECIMALS = 4;

    List<CustomReportResultResponse.Row> rows(CustomReport report) {
        var values = new HashMap<String, Optional<BigDecimal>>();
        var rows = new ArrayList<CustomReportResultResponse.Row>();
        for (var row : report.rows()) {
            var formula = row.formula();
            var figures = formula == null ? figures(row) : List.<Figure>of();
            var value = formula == null
                    ? Optional.of(sum(figures).toBigDecimal())
                    : evaluated(formula, values).map(outcome -> outcome.setScale(DECIMALS, RoundingMode.HALF_UP));
            values.put(row.key(), value);
            rows.add(new CustomReportResultResponse.Row(
                    row.key(),
                    row.label(),
                    value.map(BigDecimal::toPlainString).orElse(null),
                    null,
                    formula == null ? null : formula.text(),
                    figures));
        }
        return rows;
    }

    /// A formula over a row without outcome has none either.
    private static Optional<BigDecimal> evaluated(Formula formula, HashMap<String, Optional<BigDecimal>> values) {
        var inputs = new HashMap<String, BigDecimal>();
        for (var name : formula.names()) {
            var value = Objects.requireNonNull(values.get(name));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            inputs.put(name, value.get());
        }
        return formula.evaluate(inputs);
    }

    private List<Figure> figures(CustomReportRow row) {
        var measure = Objects.requireNonNull(row.measure());
        var source = measure.isTurnover() ? turnover : closing;
        return chart.stream()
                .filter(Account::postable)
                .filter(account -> row.accounts().stream().anyMatch(range -> range.contains(account.code())))
                .map(account -> {
                    var amount = source.of(account.code());
                    return new Figure(
                            account.code(),
                            account.name(),
                            account.mapping().contra(),
                            measure.isCredit() ? amount.negated() : amount,
                            null,
                            DrillLink.toLedger(account.code(), period.from(), period.to(), scope));
                })
                .filter(figure -> !figure.isEmpty())
                .toList();
    }

    private Money sum(List<Figure> figures) {
        return Money.sum(figures.stream().map(Figure::amount).toList(), turnover.currency());
    }
}
