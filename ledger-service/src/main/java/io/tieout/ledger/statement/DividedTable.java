package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.report.Table;
import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Profit and loss with a column for each value of a dimension, one for the lines that carry none, and one for the
/// whole: the columns add up to it in each row, also where an account comes to nothing on the whole.
final class DividedTable {

    private DividedTable() {}

    /// @param account null for the row's own sum, which stands below its accounts
    private record Place(
            String row,
            String kind,
            @Nullable AccountCode account,
            @Nullable String name) implements Comparable<Place> {

        private static final List<String> ORDER = ProfitAndLoss.rowNames();

        @Override
        public int compareTo(Place other) {
            int byRow = Integer.compare(ORDER.indexOf(row), ORDER.indexOf(other.row));
            return byRow != 0
                    ? byRow
                    : Objects.compare(account, other.account, Comparator.nullsLast(Comparator.naturalOrder()));
        }
    }

    static Table of(String dimension, List<ProfitAndLossResponse.Part> parts, Currency currency) {
        var amounts = new TreeMap<Place, Map<Integer, Money>>();
        for (int column = 0; column < parts.size(); column++) {
            for (var row : parts.get(column).rows()) {
                for (var figure : row.figures()) {
                    put(
                            amounts,
                            new Place(row.row(), "ACCOUNT", figure.account(), figure.name()),
                            column,
                            figure.amount());
                }
                put(amounts, new Place(row.row(), row.total() ? "TOTAL" : "LINE", null, null), column, row.amount());
            }
        }
        var lines = new ArrayList<List<@Nullable Object>>();
        amounts.forEach((place, byColumn) -> {
            var line = Table.row(place.row(), place.kind(), place.account(), place.name());
            for (int column = 0; column < parts.size(); column++) {
                line.add(byColumn.get(column));
            }
            line.add(Money.sum(byColumn.values(), currency));
            line.add(currency);
            lines.add(line);
        });
        return new Table("profit-and-loss", header(dimension, parts), lines);
    }

    private static void put(Map<Place, Map<Integer, Money>> amounts, Place place, int column, Money amount) {
        amounts.computeIfAbsent(place, first -> new HashMap<>()).put(column, amount);
    }

    private static List<String> header(String dimension, List<ProfitAndLossResponse.Part> parts) {
        var header = new ArrayList<>(List.of("row", "kind", "account", "name"));
        parts.forEach(
                part -> header.add(part.value() == null ? "(no " + dimension + ")" : dimension + ":" + part.value()));
        header.add("total");
        header.add("currency");
        return header;
    }
}
