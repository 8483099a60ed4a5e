package io.tieout.reconciliation.statementfile;

import io.tieout.reconciliation.statementfile.CsvProfile.DateOrder;
import io.tieout.reconciliation.statementfile.CsvRows.Row;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Proposes how a CSV file is to be read: by the profile given, by a ready profile that knows it, or by what its
/// headings and figures say. What stays open is refused, not guessed.
final class CsvAssistant {

    private static final int SAMPLE = 400;
    private static final int HEADER_WITHIN = 60;
    private static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');
    private static final Charset CENTRAL_EUROPEAN = Charset.forName("windows-1250");
    private static final Pattern HEADING_CURRENCY = Pattern.compile("\\b([A-Z]{3})\\)?\\s*$");

    private final StatementFile file;
    private final @Nullable CsvProfile wanted;

    CsvAssistant(StatementFile file, @Nullable CsvProfile wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    /// The rows that a layout is found in, and where its data begins.
    private record Table(
            CsvProfile profile,
            Charset charset,
            char delimiter,
            List<Row> rows,
            int header,
            Map<CsvColumn, Integer> columns) {

        int firstRow() {
            return header + 1;
        }

        List<Row> data() {
            return rows.subList(firstRow(), rows.size());
        }

        List<String> column(CsvColumn column) {
            var index = columns.get(column);
            if (index == null) {
                return List.of();
            }
            return data().stream()
                    .map(row -> row.at(index))
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    CsvLayout propose() {
        Table best = null;
        for (var charset : charsets()) {
            for (var delimiter : delimiters()) {
                var rows = CsvRows.sample(file, charset, delimiter, SAMPLE);
                var table = table(rows, charset, delimiter);
                if (table != null && (best == null || isBetter(table, best))) {
                    best = table;
                }
            }
        }
        if (best == null) {
            throw new UnreadableFile(
                    "csv-layout-unknown",
                    "No row names a date and an amount column, and no ready profile knows the file; give a profile",
                    null);
        }
        return layout(best);
    }

    private static boolean isBetter(Table table, Table best) {
        boolean ready = !table.profile().equals(CsvProfiles.GENERIC);
        boolean bestReady = !best.profile().equals(CsvProfiles.GENERIC);
        return ready == bestReady ? table.columns().size() > best.columns().size() : ready;
    }

    private List<Charset> charsets() {
        if (wanted != null && wanted.encoding() != null) {
            return List.of(Charset.forName(wanted.encoding()));
        }
        var detected = TextEncoding.detect(file);
        boolean unicode =
                detected.equals(StandardCharsets.UTF_8) || detected.name().startsWith("UTF-16");
        return unicode || detected.name().startsWith("GB") ? List.of(detected) : List.of(detected, CENTRAL_EUROPEAN);
    }

    private List<Character> delimiters() {
        return wanted != null && wanted.delimiter() != null
                ? List.of(wanted.delimiter().charAt(0))
                : DELIMITERS;
    }

    private @Nullable Table table(List<Row> rows, Charset charset, char delimiter) {
        for (int i = 0; i < Math.min(rows.size(), HEADER_WITHIN); i++) {
            var header = rows.get(i).fields();
            var profile = wanted == null ? CsvProfiles.byHeadings(header).orElse(CsvProfiles.GENERIC) : wanted;
            var columns = byHeading(header, profile);
            if (isComplete(columns)) {
                return new Table(profile, charset, delimiter, rows, i, columns);
            }
        }
        if (rows.isEmpty() || rows.getFirst().fields().size() < 3) {
            return null;
        }
        var firstLine = String.join(String.valueOf(delimiter), rows.getFirst().fields());
        var profile = wanted == null ? CsvProfiles.byFirstLine(firstLine).orElse(CsvProfiles.GENERIC) : wanted;
        var columns = profile.columns().isEmpty() ? byContent(rows) : byNumber(profile);
        return isComplete(columns) ? new Table(profile, charset, delimiter, rows, -1, columns) : null;
    }

    private static boolean isComplete(Map<CsvColumn, Integer> columns) {
        return columns.containsKey(CsvColumn.BOOKING_DATE)
                && (columns.containsKey(CsvColumn.AMOUNT)
                        || columns.containsKey(CsvColumn.CREDIT)
                        || columns.containsKey(CsvColumn.DEBIT));
    }

    private static Map<CsvColumn, Integer> byHeading(List<String> header, CsvProfile profile) {
        var columns = new EnumMap<CsvColumn, Integer>(CsvColumn.class);
        Set<Integer> taken = new HashSet<>();
        profile.columns().forEach((column, heading) -> {
            for (int i = 0; i < header.size(); i++) {
                if (CsvColumn.fold(header.get(i)).equals(CsvColumn.fold(heading)) && taken.add(i)) {
                    columns.put(column, i);
                    return;
                }
            }
        });
        for (var column : CsvColumn.values()) {
            if (columns.containsKey(column)) {
                continue;
            }
            int best = -1;
            int bestRank = Integer.MAX_VALUE;
            for (int i = 0; i < header.size(); i++) {
                int rank = taken.contains(i) ? -1 : column.rank(header.get(i));
                if (rank >= 0 && rank < bestRank) {
                    best = i;
                    bestRank = rank;
                }
            }
            if (best >= 0) {
                taken.add(best);
                columns.put(column, best);
            }
        }
        return columns;
    }

    private static Map<CsvColumn, Integer> byNumber(CsvProfile profile) {
        var columns = new EnumMap<CsvColumn, Integer>(CsvColumn.class);
        profile.columns().forEach((column, number) -> {
            if (number.matches("[1-9]\\d{0,2}")) {
                columns.put(column, Integer.parseInt(number) - 1);
            }
        });
        return columns;
    }

    /// Without headings: dates are dates, and the one column of signed figures is the amount.
    private static Map<CsvColumn, Integer> byContent(List<Row> rows) {
        var columns = new EnumMap<CsvColumn, Integer>(CsvColumn.class);
        int width = rows.getFirst().fields().size();
        var figures = new ArrayList<Integer>();
        int text = -1;
        int longest = 0;
        for (int i = 0; i < width; i++) {
            int column = i;
            var values = rows.stream()
                    .map(row -> row.at(column))
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (values.isEmpty()) {
                continue;
            }
            if (values.stream().allMatch(CsvDates::looksLikeDate)) {
                columns.putIfAbsent(
                        columns.containsKey(CsvColumn.BOOKING_DATE) ? CsvColumn.VALUE_DATE : CsvColumn.BOOKING_DATE, i);
            } else if (values.stream().allMatch(value -> isCurrency(value))) {
                columns.putIfAbsent(CsvColumn.CURRENCY, i);
            } else if (values.stream().allMatch(CsvNumbers::looksLikeFigure)
                    && values.stream().anyMatch(value -> value.matches(".*[.,]\\d{1,2}\\D*$"))) {
                figures.add(i);
            } else {
                int length = values.stream().mapToInt(String::length).sum();
                if (length > longest) {
                    longest = length;
                    text = i;
                }
            }
        }
        boolean signed = figures.size() == 1
                && rows.stream().anyMatch(row -> row.at(figures.getFirst()).contains("-"));
        if (signed) {
            columns.put(CsvColumn.AMOUNT, figures.getFirst());
        }
        if (text >= 0) {
            columns.put(CsvColumn.REMITTANCE, text);
        }
        return columns;
    }

    private static boolean isCurrency(String text) {
        return text.matches("[A-Z]{3}") && currency(text).isPresent();
    }

    /// The ISO code that is meant by a text in a currency column.
    static Optional<String> currency(String text) {
        return switch (text.strip()) {
            case "人民币", "人民币元", "元", "RMB", "CNH" -> Optional.of("CNY");
            case "美元" -> Optional.of("USD");
            case "港币", "港元" -> Optional.of("HKD");
            case "欧元" -> Optional.of("EUR");
            case "£" -> Optional.of("GBP");
            case "€" -> Optional.of("EUR");
            case "Rp", "RP" -> Optional.of("IDR");
            case String code when code.matches("[A-Z]{3}") -> iso(code);
            default -> Optional.empty();
        };
    }

    private static Optional<String> iso(String code) {
        try {
            return Optional.of(Currency.getInstance(code).getCurrencyCode());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private CsvLayout layout(Table table) {
        var columns = new EnumMap<CsvColumn, Integer>(table.columns());
        var profile = table.profile();
        if (profile.inFlags().isEmpty()
                && !table.column(CsvColumn.DIRECTION).stream().allMatch(CsvDirection::isKnown)) {
            columns.remove(CsvColumn.DIRECTION);
        }
        var dates = new ArrayList<>(table.column(CsvColumn.BOOKING_DATE));
        dates.addAll(table.column(CsvColumn.VALUE_DATE));
        var order = profile.dateOrder() == null ? CsvDates.order(dates) : Optional.of(profile.dateOrder());
        var preamble = String.join(
                " ",
                table.rows().subList(0, Math.max(table.header(), 0)).stream()
                        .map(Row::text)
                        .toList());
        var reading = new CsvDates(order.orElse(DateOrder.DAY_MONTH_YEAR), CsvDates.period(preamble));
        var numbers = new CsvNumbers(decimalSeparator(table));
        var balance = runningBalance(table, columns, numbers);
        return new CsvLayout(
                profile,
                table.charset(),
                table.delimiter(),
                table.firstRow(),
                columns,
                numbers,
                reading,
                order.isEmpty(),
                fileCurrency(table),
                balance != RunningBalance.NONE,
                balance == RunningBalance.NEWEST_FIRST
                        || (balance != RunningBalance.OLDEST_FIRST && isNewestFirst(table, reading)));
    }

    private static char decimalSeparator(Table table) {
        var given = table.profile().decimalSeparator();
        if (given != null) {
            return given.charAt(0);
        }
        var figures = new ArrayList<String>();
        for (var column : List.of(CsvColumn.AMOUNT, CsvColumn.CREDIT, CsvColumn.DEBIT, CsvColumn.BALANCE)) {
            figures.addAll(table.column(column));
        }
        return CsvNumbers.decimalSeparator(figures, table.delimiter() == ';' ? ',' : '.');
    }

    private static @Nullable String fileCurrency(Table table) {
        if (table.profile().currency() != null) {
            return table.profile().currency();
        }
        var amount = table.columns().get(CsvColumn.AMOUNT);
        if (amount != null && table.header() >= 0) {
            var heading = table.rows().get(table.header()).at(amount);
            var match = HEADING_CURRENCY.matcher(heading);
            if (match.find() && iso(match.group(1)).isPresent()) {
                return match.group(1);
            }
            if (heading.contains("元") || heading.contains("人民币")) {
                return "CNY";
            }
        }
        var figures = String.join(" ", table.column(CsvColumn.AMOUNT));
        if (figures.contains("£")) {
            return "GBP";
        }
        return figures.contains("€") ? "EUR" : null;
    }

    private static boolean isNewestFirst(Table table, CsvDates reading) {
        var dates = table.column(CsvColumn.BOOKING_DATE).stream()
                .flatMap(text -> reading.read(text).stream())
                .toList();
        return dates.size() > 1 && dates.getFirst().isAfter(dates.getLast());
    }

    private enum RunningBalance {
        NONE,
        /// Runs in both directions: there is one line only.
        EITHER,
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    /// A balance column proves something only when it runs with the lines: in at least half of the steps.
    private static RunningBalance runningBalance(Table table, Map<CsvColumn, Integer> columns, CsvNumbers numbers) {
        var column = columns.get(CsvColumn.BALANCE);
        if (column == null) {
            return RunningBalance.NONE;
        }
        var amounts = new CsvAmounts(columns, numbers, table.profile());
        var changes = new ArrayList<BigDecimal>();
        var balances = new ArrayList<BigDecimal>();
        int date = columns.getOrDefault(CsvColumn.BOOKING_DATE, 0);
        for (var row : table.data()) {
            if (!CsvDates.looksLikeDate(row.at(date))) {
                continue;
            }
            if (amounts.read(row) instanceof CsvAmounts.Amount.Known known) {
                var balance = numbers.read(row.at(column));
                if (balance.isEmpty()) {
                    return RunningBalance.NONE;
                }
                changes.add(known.amount());
                balances.add(balance.get().signed());
            }
        }
        if (balances.size() < 2) {
            return balances.isEmpty() ? RunningBalance.NONE : RunningBalance.EITHER;
        }
        int oldestFirst = fittingSteps(changes, balances);
        int newestFirst = fittingSteps(changes.reversed(), balances.reversed());
        if (Math.max(oldestFirst, newestFirst) * 2 < balances.size() - 1) {
            return RunningBalance.NONE;
        }
        if (oldestFirst == newestFirst) {
            return RunningBalance.EITHER;
        }
        return oldestFirst > newestFirst ? RunningBalance.OLDEST_FIRST : RunningBalance.NEWEST_FIRST;
    }

    private static int fittingSteps(List<BigDecimal> changes, List<BigDecimal> balances) {
        int fitting = 0;
        for (int i = 1; i < balances.size(); i++) {
            if (balances.get(i - 1).add(changes.get(i)).compareTo(balances.get(i)) == 0) {
                fitting++;
            }
        }
        return fitting;
    }
}
