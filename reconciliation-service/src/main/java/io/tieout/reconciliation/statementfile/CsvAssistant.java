package io.tieout.reconciliation.statementfile;

import io.tieout.reconciliation.statementfile.CsvProfile.DateOrder;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Proposes how a table is to be read: by the profile given, by a ready profile that knows it, or by what its
/// headings and figures say. What stays open is refused, not guessed.
final class CsvAssistant {

    private static final int SAMPLE = 400;
    private static final int HEADER_WITHIN = 60;
    private static final Pattern HEADING_CURRENCY = Pattern.compile("\\b([A-Z]{3})\\)?\\s*$");

    private final List<TableSource> sources;
    private final @Nullable CsvProfile wanted;

    /// @param sources ways to read one table, of which the best is chosen
    CsvAssistant(List<? extends TableSource> sources, @Nullable CsvProfile wanted) {
        this.sources = List.copyOf(sources);
        this.wanted = wanted;
    }

    /// The rows that a layout is found in, and where its data begins.
    private record Table(
            CsvProfile profile, TableSource source, List<TableRow> rows, int header, Map<CsvColumn, Integer> columns) {

        int firstRow() {
            return header + 1;
        }

        List<TableRow> data() {
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
        return find().orElseThrow(() -> new UnreadableFile(
                "csv-layout-unknown",
                "No row names a date and an amount column, and no ready profile knows the file; give a profile",
                null));
    }

    /// Empty when there is no table of statement lines.
    Optional<CsvLayout> find() {
        Table best = null;
        for (var source : sources) {
            var table = table(source.sample(SAMPLE), source);
            if (table != null && (best == null || isBetter(table, best))) {
                best = table;
            }
        }
        return best == null ? Optional.empty() : Optional.of(layout(best));
    }

    private static boolean isBetter(Table table, Table best) {
        boolean ready = !table.profile().equals(CsvProfiles.GENERIC);
        boolean bestReady = !best.profile().equals(CsvProfiles.GENERIC);
        return ready == bestReady ? table.columns().size() > best.columns().size() : ready;
    }

    private @Nullable Table table(List<TableRow> rows, TableSource source) {
        for (int i = 0; i < Math.min(rows.size(), HEADER_WITHIN); i++) {
            var header = rows.get(i).fields();
            var profile = wanted == null ? CsvProfiles.byHeadings(header).orElse(CsvProfiles.GENERIC) : wanted;
            var columns = byHeading(header, profile);
            if (isComplete(columns)) {
                return new Table(profile, source, rows, i, columns);
            }
        }
        if (rows.isEmpty() || rows.getFirst().fields().size() < 3) {
            return null;
        }
        var firstLine = String.join(source.fieldSeparator(), rows.getFirst().fields());
        var profile = wanted == null ? CsvProfiles.byFirstLine(firstLine).orElse(CsvProfiles.GENERIC) : wanted;
        var columns = profile.columns().isEmpty()
                ? byContent(rows)
                : byNumber(profile, rows.getFirst().fields().size());
        return isComplete(columns) ? new Table(profile, source, rows, -1, columns) : null;
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

    private static Map<CsvColumn, Integer> byNumber(CsvProfile profile, int width) {
        var columns = new EnumMap<CsvColumn, Integer>(CsvColumn.class);
        profile.columns().forEach((column, number) -> {
            if (number.matches("[1-9]\\d{0,2}") && Integer.parseInt(number) <= width) {
                columns.put(column, Integer.parseInt(number) - 1);
            }
        });
        return columns;
    }

    /// Without headings: dates are dates, and the one column of signed figures is the amount.
    private static Map<CsvColumn, Integer> byContent(List<TableRow> rows) {
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
        if (profile.inFlags().isEmpty() && isKindOfPayment(table)) {
            columns.remove(CsvColumn.DIRECTION);
        }
        if (!columns.containsKey(CsvColumn.DIRECTION)) {
            unnamedDirection(table).ifPresent(column -> columns.put(CsvColumn.DIRECTION, column));
        }
        currencyUnderDateHeading(table, columns);
        var preamble = String.join(
                " ",
                table.rows().subList(0, Math.max(table.header(), 0)).stream()
                        .map(TableRow::text)
                        .toList());
        var period = CsvDates.period(preamble);
        var dates = new ArrayList<>(table.column(CsvColumn.BOOKING_DATE));
        dates.addAll(table.column(CsvColumn.VALUE_DATE));
        var order = profile.dateOrder() == null ? CsvDates.order(dates, period) : Optional.of(profile.dateOrder());
        var reading = new CsvDates(order.orElse(DateOrder.DAY_MONTH_YEAR), period);
        var separator = decimalSeparator(table);
        var numbers = new CsvNumbers(separator.decimal());
        var amounts = new CsvAmounts(columns, numbers, profile, minusOnly(table, columns, numbers));
        var balance = RunningBalance.of(table.data(), columns, numbers, amounts);
        if (!balance.proves()) {
            // A month whose only credits are taken back: the running balance tells them from decoration.
            var reversals = new CsvAmounts(columns, numbers, profile, Set.of());
            var ofReversals = RunningBalance.of(table.data(), columns, numbers, reversals);
            amounts = ofReversals.proves() ? reversals : amounts;
            balance = ofReversals.proves() ? ofReversals : balance;
        }
        return new CsvLayout(
                profile,
                table.source(),
                table.firstRow(),
                table.header() < 0
                        ? List.of()
                        : table.rows().get(table.header()).fields(),
                columns,
                numbers,
                amounts,
                reading,
                order.isEmpty(),
                separator.unsure(),
                fileCurrency(table),
                balance.proves(),
                balance.brokenAt(),
                balance.direction() == RunningBalance.Direction.NEWEST_FIRST
                        || (balance.direction() == RunningBalance.Direction.EITHER && isNewestFirst(table, reading)));
    }

    /// A *transaction type* says in some files whether money came or went, in others by what it was moved. Under any
    /// other heading an unknown word is an error: without it, all amounts would be money in.
    private static boolean isKindOfPayment(Table table) {
        var column = table.columns().get(CsvColumn.DIRECTION);
        return column != null
                && table.header() >= 0
                && CsvColumn.fold(table.rows().get(table.header()).at(column)).equals("transaction type")
                && table.column(CsvColumn.DIRECTION).stream().noneMatch(CsvDirection::isKnown);
    }

    /// `Jumlah,,Saldo`: the marks of debit and credit stand in a column without a heading, one for each amount.
    private static Optional<Integer> unnamedDirection(Table table) {
        int amounts = table.column(CsvColumn.AMOUNT).size();
        if (table.header() < 0 || amounts == 0) {
            return Optional.empty();
        }
        var header = table.rows().get(table.header());
        for (int i = 0; i < header.fields().size(); i++) {
            int column = i;
            var values = table.data().stream()
                    .map(row -> row.at(column))
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (header.at(i).isEmpty()
                    && values.size() == amounts
                    && values.stream().allMatch(CsvDirection::isKnown)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /// *Valuta* is a day in some languages and a currency in others.
    private static void currencyUnderDateHeading(Table table, Map<CsvColumn, Integer> columns) {
        var values = table.column(CsvColumn.VALUE_DATE);
        if (!values.isEmpty() && values.stream().allMatch(CsvAssistant::isCurrency)) {
            var column = columns.remove(CsvColumn.VALUE_DATE);
            if (column != null) {
                columns.putIfAbsent(CsvColumn.CURRENCY, column);
            }
        }
    }

    /// Which of the columns for money in and money out write a minus before every figure.
    private static Set<CsvColumn> minusOnly(Table table, Map<CsvColumn, Integer> columns, CsvNumbers numbers) {
        var minusOnly = EnumSet.noneOf(CsvColumn.class);
        int date = columns.getOrDefault(CsvColumn.BOOKING_DATE, 0);
        for (var column : List.of(CsvColumn.CREDIT, CsvColumn.DEBIT)) {
            var index = columns.get(column);
            if (index == null) {
                continue;
            }
            var signs = EnumSet.noneOf(CsvNumbers.Sign.class);
            table.data().forEach(row -> sign(row, date, index, numbers).ifPresent(signs::add));
            if (isMinusOnly(signs) && table.rows().size() >= SAMPLE) {
                // One figure without, further down, makes the others reversals.
                table.source().forEach(row -> sign(row, date, index, numbers).ifPresent(signs::add));
            }
            if (isMinusOnly(signs)) {
                minusOnly.add(column);
            }
        }
        return minusOnly;
    }

    private static boolean isMinusOnly(Set<CsvNumbers.Sign> signs) {
        return signs.equals(EnumSet.of(CsvNumbers.Sign.MINUS));
    }

    private static Optional<CsvNumbers.Sign> sign(TableRow row, int date, int column, CsvNumbers numbers) {
        return CsvDates.looksLikeDate(row.at(date))
                ? numbers.read(row.at(column))
                        .filter(figure -> figure.amount().signum() != 0)
                        .map(CsvNumbers.Figure::sign)
                : Optional.empty();
    }

    private static CsvNumbers.Separator decimalSeparator(Table table) {
        var given = table.profile().decimalSeparator();
        if (given != null) {
            return new CsvNumbers.Separator(given.charAt(0), false);
        }
        var figures = List.of(CsvColumn.AMOUNT, CsvColumn.CREDIT, CsvColumn.DEBIT, CsvColumn.BALANCE);
        var evidence = new CsvNumbers.Evidence();
        figures.forEach(column -> table.column(column).forEach(evidence::add));
        if (evidence.isOpen() && table.rows().size() >= SAMPLE) {
            // Whole amounts so far: the first one with decimals may stand further down.
            int date = table.columns().getOrDefault(CsvColumn.BOOKING_DATE, 0);
            table.source().forEach(row -> {
                if (CsvDates.looksLikeDate(row.at(date))) {
                    figures.stream()
                            .flatMap(column ->
                                    Optional.ofNullable(table.columns().get(column)).stream())
                            .forEach(column -> evidence.add(row.at(column)));
                }
            });
        }
        return evidence.separator(table.source().usualDecimalSeparator());
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
        if (figures.contains("€")) {
            return "EUR";
        }
        return isChinese(table) && !table.columns().containsKey(CsvColumn.CURRENCY) ? "CNY" : null;
    }

    /// Whether the headings are in Chinese: such exports leave out the currency where it is the yuan.
    private static boolean isChinese(Table table) {
        return table.header() >= 0
                && table.columns().values().stream()
                                .map(table.rows().get(table.header())::at)
                                .filter(heading -> heading.codePoints().anyMatch(Character::isIdeographic))
                                .count()
                        > 2;
    }

    private static boolean isNewestFirst(Table table, CsvDates reading) {
        var dates = table.column(CsvColumn.BOOKING_DATE).stream()
                .flatMap(text -> reading.read(text).stream())
                .toList();
        return dates.size() > 1 && dates.getFirst().isAfter(dates.getLast());
    }
}
