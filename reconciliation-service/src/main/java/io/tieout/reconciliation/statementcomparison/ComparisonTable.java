package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.money.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/// A comparison as a table: our balance, each line, their balance. The column of differences leads from one to the
/// other.
final class ComparisonTable {

    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final List<String> HEADER = List.of(
            "position",
            "outcome",
            "ground",
            "theirDate",
            "theirText",
            "theirAmount",
            "ourDate",
            "ourText",
            "ourDocument",
            "ourAmount",
            "difference",
            "currency");

    private final StatementComparisonResponse comparison;
    private final Consumer<Consumer<ComparedLineResponse>> lines;

    /// @param lines goes through all lines in their order
    ComparisonTable(StatementComparisonResponse comparison, Consumer<Consumer<ComparedLineResponse>> lines) {
        this.comparison = comparison;
        this.lines = lines;
    }

    /// As comma-separated values (RFC 4180).
    void writeCsv(Writer out) throws IOException {
        var text = new StringBuilder();
        rows(row -> text.append(row.stream().map(ComparisonTable::cell).collect(Collectors.joining(",", "", "\r\n"))));
        out.write(text.toString());
        out.flush();
    }

    void writeXlsx(OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Tieout", "1.0")) {
            var sheet = workbook.newWorksheet("Comparison");
            var place = new int[1];
            rows(row -> {
                for (int column = 0; column < row.size(); column++) {
                    switch (row.get(column)) {
                        case null -> {}
                        case Money money -> sheet.value(place[0], column, money.toBigDecimal());
                        case Integer number -> sheet.value(place[0], column, number);
                        case Object text -> sheet.value(place[0], column, text.toString());
                    }
                }
                place[0]++;
            });
        }
    }

    private void rows(Consumer<List<@Nullable Object>> row) {
        row.accept(new ArrayList<@Nullable Object>(HEADER));
        row.accept(balance("OUR_OPENING", comparison.ourOpening(), false));
        row.accept(balance("OUR_CLOSING", comparison.ourClosing(), true));
        lines.accept(line -> row.accept(line(line)));
        row.accept(balance("THEIR_OPENING", comparison.theirOpening(), false));
        row.accept(balance("THEIR_CLOSING", comparison.theirClosing(), true));
    }

    /// @param leads whether the differences lead from here, or to here
    private List<@Nullable Object> balance(String name, Money balance, boolean leads) {
        boolean ours = name.startsWith("OUR");
        var day = name.endsWith("OPENING") ? comparison.from() : comparison.to();
        return row(
                null,
                name,
                null,
                ours ? null : day,
                null,
                ours ? null : balance,
                ours ? day : null,
                null,
                null,
                ours ? balance : null,
                leads ? balance : null);
    }

    private List<@Nullable Object> line(ComparedLineResponse line) {
        var theirs = line.theirs();
        var ours = line.ours();
        return row(
                line.position(),
                line.outcome(),
                line.ground(),
                theirs == null ? null : theirs.date(),
                theirs == null ? null : theirs.text(),
                theirs == null ? null : theirs.amount(),
                ours == null ? null : ours.date(),
                ours == null ? null : ours.text(),
                ours == null ? null : ours.document(),
                ours == null ? null : ours.amount(),
                line.difference());
    }

    private List<@Nullable Object> row(@Nullable Object... cells) {
        var row = new ArrayList<@Nullable Object>(Arrays.asList(cells));
        row.add(comparison.difference().currency().getCurrencyCode());
        return row;
    }

    private static String cell(@Nullable Object cell) {
        if (cell instanceof Money money) {
            return money.amount();
        }
        return quoted(harmless(Objects.toString(cell, "")));
    }

    /// A spreadsheet would run a text that looks like a formula.
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String cell) {
        var plain = cell.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
