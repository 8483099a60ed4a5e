package io.tieout.ledger.statement;

import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// @param from of the profit and loss; the balance sheet is that of `to`
/// @param knownAt as asked for; absent when everything known now counts
record RatiosResponse(
        LocalDate from, LocalDate to, @Nullable String knownAt, Currency currency, List<Item> ratios)
        implements Tabular {

    private static final int DECIMALS = 4;

    /// @param formula over rows of the balance sheet and of profit and loss, where expenses are negative
    /// @param inputs the figures that went into it
    /// @param value with four decimals; absent when it would divide by zero
    record Item(
            Ratio ratio,
            String formula,
            Ratio.Unit unit,
            Map<String, String> inputs,
            @Nullable String value) {}

    static RatiosResponse of(ProfitAndLossResponse profit, BalanceSheetResponse sheet) {
        var figures = new HashMap<String, BigDecimal>();
        Stream.concat(sheet.rows().stream(), profit.rows().stream())
                .forEach(row -> figures.put(row.row(), row.amount().toBigDecimal()));
        figures.put(Ratio.DAYS, BigDecimal.valueOf(ChronoUnit.DAYS.between(profit.from(), profit.to()) + 1));
        return new RatiosResponse(
                profit.from(),
                profit.to(),
                profit.knownAt(),
                profit.currency(),
                Stream.of(Ratio.values()).map(ratio -> item(ratio, figures)).toList());
    }

    /// A row that a statement does not show is zero.
    private static Item item(Ratio ratio, Map<String, BigDecimal> figures) {
        var inputs = new LinkedHashMap<String, BigDecimal>();
        ratio.formula()
                .names()
                .forEach(name -> inputs.put(name, Objects.requireNonNull(figures.getOrDefault(name, BigDecimal.ZERO))));
        var texts = new LinkedHashMap<String, String>();
        inputs.forEach((name, value) -> texts.put(name, value.toPlainString()));
        return new Item(
                ratio,
                ratio.formula().text(),
                ratio.unit(),
                texts,
                ratio.formula()
                        .evaluate(inputs)
                        .map(value ->
                                value.setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString())
                        .orElse(null));
    }

    @Override
    public Table table() {
        return new Table(
                "ratios",
                List.of("ratio", "value", "unit", "formula"),
                ratios.stream()
                        .map(item -> Table.row(
                                item.ratio(),
                                item.value() == null ? null : new BigDecimal(item.value()),
                                item.unit(),
                                item.formula()))
                        .toList());
    }
}
