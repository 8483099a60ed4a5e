package io.tieout.ledger.statement;

import io.tieout.platform.money.Money;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of a statement: a line with the figures it is made of, or the total of lines above it.
///
/// @param row the statement line, or the name of the total
/// @param total whether it adds up other rows
/// @param figures empty for a total
record StatementRow(
        String row, boolean total, Money amount, @Nullable Money compared, List<Figure> figures) {

    StatementRow {
        figures = List.copyOf(figures);
    }

    static StatementRow line(String name, List<Figure> figures, Currency currency, boolean compares) {
        return new StatementRow(
                name,
                false,
                Money.sum(figures.stream().map(Figure::amount).toList(), currency),
                compares ? compared(figures, currency) : null,
                figures);
    }

    static StatementRow total(String name, List<StatementRow> lines, Currency currency, boolean compares) {
        var figures = lines.stream()
                .filter(line -> !line.total())
                .flatMap(line -> line.figures().stream())
                .toList();
        var sum = line(name, figures, currency, compares);
        return new StatementRow(name, true, sum.amount(), sum.compared(), List.of());
    }

    private static Money compared(List<Figure> figures, Currency currency) {
        var sum = Money.zero(currency);
        for (var figure : figures) {
            var compared = figure.compared();
            sum = compared == null ? sum : sum.plus(compared);
        }
        return sum;
    }
}
