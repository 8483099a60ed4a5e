package io.tieout.ledger.report;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows and columns of a report.
///
/// @param name for the file and the sheet, for example `balance-sheet`
/// @param rows cells are [Money], [BigDecimal], or anything whose text says it; null is an empty cell
public record Table(String name, List<String> header, List<List<@Nullable Object>> rows) {

    public Table {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /// A row; unlike [List#of] it takes empty cells.
    public static List<@Nullable Object> row(@Nullable Object... cells) {
        var row = new ArrayList<@Nullable Object>();
        for (var cell : cells) {
            row.add(cell);
        }
        return row;
    }

    /// Comma-separated values (RFC 4180).
    public String toCsv() {
        var text = new StringBuilder(csvLine(List.copyOf(header)));
        rows.forEach(row -> text.append(csvLine(row)));
        return text.toString();
    }

    /// One line of comma-separated values, with its end.
    public static String csvLine(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Table::text).map(Table::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// What a cell says, without any form.
    static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Money money -> money.amount();
            case BigDecimal number -> number.toPlainString();
            default -> harmless(Objects.toString(cell));
        };
    }

    /// A spreadsheet would run a text that looks like a formula; figures of ours never come this way.
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String cell) {
        var plain = cell.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
