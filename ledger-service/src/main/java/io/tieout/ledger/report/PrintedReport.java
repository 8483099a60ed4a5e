package io.tieout.ledger.report;

import io.tieout.paper.Pdf;
import io.tieout.paper.Printout;
import io.tieout.platform.money.Money;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A report on paper: whose it is, what it is about, and its table.
public final class PrintedReport {

    /// Names of components that only a program needs.
    private static final List<String> NOT_SHOWN = List.of("next");

    private PrintedReport() {}

    /// @return a PDF document, the same for the same report
    public static byte[] of(Tabular report, String company) {
        var table = report.table();
        var lines = new ArrayList<String>();
        lines.add(company);
        lines.addAll(facts(report));
        var columns = new ArrayList<Printout.Column>();
        for (int column = 0; column < table.header().size(); column++) {
            columns.add(new Printout.Column(words(table.header().get(column)), isFigure(table, column)));
        }
        var rows = table.rows().stream()
                .map(row -> row.stream().map(Table::text).toList())
                .toList();
        var more = goesOn(report) ? List.of("This is one page of the report; it goes on.") : List.<String>of();
        return Pdf.of(new Printout(words(table.name()), lines, columns, rows, 0, more));
    }

    private static List<String> facts(Tabular report) {
        return components(report)
                .filter(component -> !NOT_SHOWN.contains(component.getName()))
                .map(component -> fact(component, value(report, component)))
                .filter(fact -> !fact.isEmpty())
                .toList();
    }

    private static String fact(RecordComponent component, @Nullable Object value) {
        var text =
                switch (value) {
                    case Money money -> money.amount() + " " + money.currency();
                    case LocalDate date -> date.toString();
                    case String plain -> plain;
                    case Boolean yes -> yes ? "yes" : "no";
                    case Enum<?> constant -> words(constant.name());
                    case Currency currency -> currency.getCurrencyCode();
                    case null, default -> "";
                };
        return text.isEmpty() ? "" : words(component.getName()) + ": " + text;
    }

    private static boolean goesOn(Tabular report) {
        return components(report)
                .anyMatch(component -> component.getName().equals("next") && value(report, component) != null);
    }

    private static Stream<RecordComponent> components(Tabular report) {
        return Stream.of(Objects.requireNonNull(report.getClass().getRecordComponents()));
    }

    private static @Nullable Object value(Tabular report, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(report);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isFigure(Table table, int column) {
        return table.rows().stream()
                .anyMatch(row -> row.get(column) instanceof Money || row.get(column) instanceof BigDecimal);
    }

    /// `debitBalance`, `trial-balance` and `GROSS_PROFIT` as people write them.
    static String words(String name) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            return name;
        }
        var spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replaceAll("[-_]", " ")
                .toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
