package io.tieout.ledger.statement;

import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
        LocalDate from,
        LocalDate to,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
        @Nullable LocalDate compareFrom,
        @Nullable LocalDate compareTo,
        Currency currency,
        List<Item> ratios)
        implements Tabular {

    private static final int DECIMALS = 4;

    /// @param formula over rows of the balance sheet and of profit and loss, where expenses are negative
    /// @param inputs the figures that went into it
    /// @param value with four decimals; absent when it would divide by zero
    /// @param compared the value of the days compared with
    record Item(
            Ratio ratio,
            String formula,
            Ratio.Unit unit,
            Map<String, String> inputs,
            @Nullable String value,
            @Nullable String compared) {

        Item comparedWith(@Nullable String earlier) {
            return new Item(ratio, formula, unit, inputs, value, earlier);
        }
    }

    /// @param earlier the same ratios of the days compared with
    RatiosResponse comparedWith(@Nullable RatiosResponse earlier) {
        if (earlier == null) {
            return this;
        }
        var items = new ArrayList<Item>();
        for (int index = 0; index < ratios.size(); index++) {
            items.add(ratios.get(index).comparedWith(earlier.ratios.get(index).value()));
        }
        return new RatiosResponse(from, to, knownAt, dimensions, earlier.from, earlier.to, currency, items);
    }

    static RatiosResponse of(ProfitAndLossResponse profit, BalanceSheetResponse sheet) {
        var figures = new HashMap<String, BigDecimal>();
        Stream.concat(sheet.rows().stream(), profit.rows().stream())
                .forEach(row -> figures.put(row.row(), row.amount().toBigDecimal()));
        figures.put(Ratio.DAYS, BigDecimal.valueOf(ChronoUnit.DAYS.between(profit.from(), profit.to()) + 1));
        return new RatiosResponse(
                profit.from(),
                profit.to(),
                profit.knownAt(),
                profit.dimensions(),
                null,
                null,
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
                        .orElse(null),
                null);
    }

    @Override
    public Table table() {
        var header = new ArrayList<>(List.of("ratio", "value", "unit", "formula"));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var item : ratios) {
            var row = Table.row(item.ratio(), number(item.value()), item.unit(), item.formula());
            if (compareTo != null) {
                row.add(2, number(item.compared()));
            }
            rows.add(row);
        }
        if (compareTo != null) {
            header.add(2, "compared");
        }
        return new Table("ratios", header, rows);
    }

    private static @Nullable BigDecimal number(@Nullable String value) {
        return value == null ? null : new BigDecimal(value);
    }
}
