package io.tieout.reconciliation.statementfile;

import io.tieout.reconciliation.statementfile.CsvProfile.DateOrder;
import io.tieout.reconciliation.statementfile.PayoutReport.Payout;
import io.tieout.reconciliation.statementfile.PayoutReport.Row;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads payout reports: tables with gross, fee and net in each row. The headings tell whose export it is.
///
/// A report proves itself row by row and as a whole, or is refused: gross − refunds − fees = net, and where it has
/// the transfer to the bank as a row of its own, that takes exactly what the rows before left.
public final class PayoutReports {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final long MAX_SIZE = 16L * 1024 * 1024;
    private static final int MAX_ROWS = 20_000;
    private static final int MAX_TEXT = 300;
    private static final int HEADING_WITHIN = 30;

    private static final Pattern TRANSFER = Pattern.compile(
            "(?:automatic |merchant ?)?payout(?: .*)?|.*withdrawal.*|transfer(?: to .*)?|auszahlung.*|bank transfer");
    private static final Pattern FEE = Pattern.compile(
            "fees?|.* fees?|fee .*|invoice ?deduction|deposit ?correction|.*gebuhr(?:en)?|network cost");

    private PayoutReports() {}

    /// @throws UnreadableFile when it is none, or does not tie
    public static PayoutReport read(StatementFile file) {
        if (file.size() > MAX_SIZE) {
            throw new UnreadableFile("payout-report-too-large", "At most 16 MiB are read", null);
        }
        var charset = TextEncoding.detect(file);
        for (char delimiter : DELIMITERS) {
            var table = Table.of(file, charset, delimiter);
            if (table != null) {
                return new PayoutReport(table.profile(), payouts(table.entries()));
            }
        }
        throw new UnreadableFile(
                "payout-columns-unknown", "No row names a gross, a fee and a net column of a payout report", null);
    }

    /// A row with what it is about.
    ///
    /// @param transfer the transfer to the bank itself
    private record Entry(
            Row row,
            boolean transfer,
            @Nullable String reference,
            @Nullable String currency,
            @Nullable LocalDate paidOn,
            @Nullable LocalDate date) {

        Entry in(@Nullable String otherCurrency) {
            return new Entry(row, transfer, reference, otherCurrency, paidOn, date);
        }
    }

    private static List<Payout> payouts(List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new UnreadableFile("payout-report-empty", "The report has headings and no rows", null);
        }
        var currencies = new HashMap<String, Set<String>>();
        for (var entry : entries) {
            var currency = entry.currency();
            if (currency != null) {
                currencies
                        .computeIfAbsent(String.valueOf(entry.reference()), key -> new HashSet<>())
                        .add(currency);
            }
        }
        var groups = new LinkedHashMap<String, List<Entry>>();
        for (var read : entries) {
            // A row that says no currency is in that of its payout's other rows.
            var others = currencies.getOrDefault(String.valueOf(read.reference()), Set.of());
            var entry = read.currency() == null && others.size() == 1
                    ? read.in(others.iterator().next())
                    : read;
            groups.computeIfAbsent(entry.reference() + "|" + entry.currency(), key -> new ArrayList<>())
                    .add(entry);
        }
        var payouts = new ArrayList<Payout>();
        for (var group : groups.values()) {
            payouts.addAll(split(group));
        }
        return payouts;
    }

    /// Where the report has several transfers, each ends what came before it, from top or from bottom.
    private static List<Payout> split(List<Entry> group) {
        long transfers = group.stream().filter(Entry::transfer).count();
        if (transfers <= 1) {
            return List.of(payout(group));
        }
        var down = segments(group);
        var up = down == null ? segments(group.reversed()) : null;
        var found = down == null ? up : down;
        if (found == null) {
            throw new UnreadableFile(
                    "payouts-not-separable",
                    "The report has " + transfers + " transfers to the bank, and its rows do not come to them in turn",
                    null);
        }
        return found;
    }

    private static @Nullable List<Payout> segments(List<Entry> group) {
        var payouts = new ArrayList<Payout>();
        var open = new ArrayList<Entry>();
        for (var entry : group) {
            open.add(entry);
            if (entry.transfer()) {
                if (!ties(open)) {
                    return null;
                }
                payouts.add(payout(open));
                open.clear();
            }
        }
        // What is left is not paid out yet.
        return payouts;
    }

    private static boolean ties(List<Entry> entries) {
        return entries.stream()
                        .map(entry -> entry.row().net())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .signum()
                == 0;
    }

    private static Payout payout(List<Entry> entries) {
        var gross = BigDecimal.ZERO;
        var refunds = BigDecimal.ZERO;
        var fees = BigDecimal.ZERO;
        var net = BigDecimal.ZERO;
        var rows = new ArrayList<Row>();
        LocalDate paidOn = null;
        LocalDate last = null;
        boolean transferred = false;
        for (var entry : entries) {
            paidOn = entry.paidOn() != null ? entry.paidOn() : paidOn;
            if (entry.transfer()) {
                transferred = true;
                paidOn = entry.date() != null ? entry.date() : paidOn;
                continue;
            }
            var row = entry.row();
            rows.add(row);
            gross = gross.add(row.gross());
            refunds = refunds.add(row.refund());
            fees = fees.add(row.fee());
            net = net.add(row.net());
            last = entry.date() != null && (last == null || entry.date().isAfter(last)) ? entry.date() : last;
        }
        if (transferred && !ties(entries)) {
            throw new UnreadableFile(
                    "payout-does-not-tie",
                    "The rows come to " + net.toPlainString() + ", the transfer to the bank is another amount",
                    null);
        }
        var first = entries.getFirst();
        return new Payout(
                first.reference(), paidOn == null ? last : paidOn, first.currency(), gross, refunds, fees, net, rows);
    }

    /// The rows of one reading of the file.
    private static final class Table {

        private final Map<PayoutColumn, List<Integer>> columns;
        private final List<TableRow> rows;
        private final CsvNumbers numbers;
        private final @Nullable CsvDates dates;

        private Table(Map<PayoutColumn, List<Integer>> columns, List<TableRow> rows, char usualDecimal) {
            this.columns = columns;
            this.rows = rows;
            var evidence = new CsvNumbers.Evidence();
            var written = new ArrayList<String>();
            for (var row : rows) {
                for (var column : List.of(
                        PayoutColumn.GROSS,
                        PayoutColumn.GROSS_CREDIT,
                        PayoutColumn.FEE,
                        PayoutColumn.NET,
                        PayoutColumn.NET_CREDIT)) {
                    var figure = first(row, column);
                    if (!figure.isEmpty()) {
                        evidence.add(figure);
                    }
                }
                written.add(first(row, PayoutColumn.DATE));
                written.add(first(row, PayoutColumn.PAID_ON));
            }
            var separator = evidence.separator(usualDecimal);
            this.numbers = new CsvNumbers(separator.decimal());
            // Of dates that can be read both ways none is taken: the payout is found by its amount.
            DateOrder order = CsvDates.order(written, null).orElse(null);
            this.dates = order == null ? null : new CsvDates(order, null);
        }

        /// Null when no row names the columns.
        static @Nullable Table of(StatementFile file, Charset charset, char delimiter) {
            Map<PayoutColumn, List<Integer>> columns = null;
            var rows = new ArrayList<TableRow>();
            try (var all = new CsvRows(file, charset, delimiter)) {
                int looked = 0;
                for (var row = all.next(); row != null; row = all.next()) {
                    if (columns == null) {
                        columns = headings(row);
                        if (columns == null && ++looked == HEADING_WITHIN) {
                            return null;
                        }
                    } else if (!row.isBlank()) {
                        if (rows.size() == MAX_ROWS) {
                            throw new UnreadableFile(
                                    "payout-report-too-large", "At most " + MAX_ROWS + " rows are read", row.place());
                        }
                        rows.add(row);
                    }
                }
            } catch (UnreadableFile e) {
                // By another delimiter it may well be a table.
                if (columns == null) {
                    return null;
                }
                throw e;
            }
            return columns == null ? null : new Table(columns, rows, delimiter == ';' ? ',' : '.');
        }

        private static @Nullable Map<PayoutColumn, List<Integer>> headings(TableRow row) {
            var columns = new EnumMap<PayoutColumn, List<Integer>>(PayoutColumn.class);
            for (var column : PayoutColumn.values()) {
                boolean all = column == PayoutColumn.TEXT || column == PayoutColumn.FEE_PART;
                var found = new ArrayList<Integer>();
                int best = Integer.MAX_VALUE;
                for (int i = 0; i < row.fields().size(); i++) {
                    int rank = column.rank(row.at(i));
                    if (rank >= 0 && all) {
                        found.add(i);
                    } else if (rank >= 0 && rank < best) {
                        best = rank;
                        found.clear();
                        found.add(i);
                    }
                }
                if (!found.isEmpty()) {
                    columns.put(column, found);
                }
            }
            boolean gross = columns.containsKey(PayoutColumn.GROSS)
                    || (columns.containsKey(PayoutColumn.GROSS_CREDIT)
                            && columns.containsKey(PayoutColumn.GROSS_DEBIT));
            boolean fee = columns.containsKey(PayoutColumn.FEE) || columns.containsKey(PayoutColumn.FEE_PART);
            boolean net = columns.containsKey(PayoutColumn.NET)
                    || (columns.containsKey(PayoutColumn.NET_CREDIT) && columns.containsKey(PayoutColumn.NET_DEBIT));
            return gross && fee && net ? columns : null;
        }

        /// Whose export the headings are of.
        String profile() {
            if (columns.containsKey(PayoutColumn.GROSS_CREDIT)) {
                return "adyen";
            }
            var reference = columns.containsKey(PayoutColumn.PAYOUT_REFERENCE);
            if (reference && columns.containsKey(PayoutColumn.PAID_ON)) {
                return "stripe";
            }
            return columns.containsKey(PayoutColumn.TYPE) && !columns.containsKey(PayoutColumn.REFUND)
                    ? "paypal"
                    : "generic";
        }

        List<Entry> entries() {
            return rows.stream().map(this::entry).toList();
        }

        private Entry entry(TableRow row) {
            var gross = columns.containsKey(PayoutColumn.GROSS_CREDIT)
                    ? figure(row, PayoutColumn.GROSS_CREDIT).subtract(figure(row, PayoutColumn.GROSS_DEBIT))
                    : figure(row, PayoutColumn.GROSS);
            var net = columns.containsKey(PayoutColumn.NET_CREDIT)
                    ? figure(row, PayoutColumn.NET_CREDIT).subtract(figure(row, PayoutColumn.NET_DEBIT))
                    : figure(row, PayoutColumn.NET);
            var refund = figure(row, PayoutColumn.REFUND).abs();
            var fee = fee(row);
            var type = CsvColumn.fold(first(row, PayoutColumn.TYPE));
            boolean transfer = TRANSFER.matcher(type).matches();
            if (transfer || (columns.containsKey(PayoutColumn.GROSS_CREDIT) && gross.signum() == 0)) {
                // Adyen writes transfers and fees with a net amount alone.
                return entry(row, new Row(row.place(), gross, refund, gross.subtract(net), net, ""), transfer, type);
            }
            if (gross.subtract(refund).subtract(fee).compareTo(net) != 0) {
                // Some write what was kept back below zero.
                fee = fee.negate();
            }
            if (gross.subtract(refund).subtract(fee).compareTo(net) != 0) {
                throw new UnreadableFile(
                        "payout-does-not-tie",
                        "Gross " + gross.toPlainString() + " less refund " + refund.toPlainString() + " and fee "
                                + fee.abs().toPlainString() + " is not the net amount " + net.toPlainString(),
                        row.place());
            }
            return entry(row, new Row(row.place(), gross, refund, fee, net, text(row)), false, type);
        }

        /// Sorts what is below zero, and what is a fee by its kind, to where it belongs.
        private Entry entry(TableRow row, Row read, boolean transfer, String type) {
            var sorted = read;
            if (!transfer && FEE.matcher(type).matches()) {
                sorted = new Row(
                        read.place(),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        read.net().negate(),
                        read.net(),
                        "");
            } else if (!transfer && read.gross().signum() < 0) {
                sorted = new Row(
                        read.place(),
                        BigDecimal.ZERO,
                        read.refund().subtract(read.gross()),
                        read.fee(),
                        read.net(),
                        read.text());
            }
            var reference = first(row, PayoutColumn.PAYOUT_REFERENCE);
            var currency = first(row, PayoutColumn.CURRENCY).toUpperCase(Locale.ROOT);
            return new Entry(
                    sorted,
                    transfer,
                    reference.isEmpty() ? null : cut(reference),
                    currency.isEmpty() ? null : currency,
                    date(row, PayoutColumn.PAID_ON),
                    date(row, PayoutColumn.DATE));
        }

        private BigDecimal fee(TableRow row) {
            if (columns.containsKey(PayoutColumn.FEE)) {
                return figure(row, PayoutColumn.FEE);
            }
            var sum = BigDecimal.ZERO;
            for (int column : columns.getOrDefault(PayoutColumn.FEE_PART, List.of())) {
                sum = sum.add(figure(row.at(column), row));
            }
            return sum;
        }

        private BigDecimal figure(TableRow row, PayoutColumn column) {
            return figure(first(row, column), row);
        }

        private BigDecimal figure(String written, TableRow row) {
            if (written.isEmpty() || written.equals("-")) {
                return BigDecimal.ZERO;
            }
            return numbers.read(written)
                    .map(CsvNumbers.Figure::signed)
                    .orElseThrow(() -> new UnreadableFile(
                            "invalid-amount", LineDraft.clean(written) + " is no figure", row.place()));
        }

        private @Nullable LocalDate date(TableRow row, PayoutColumn column) {
            var written = first(row, column);
            return dates == null || written.isEmpty()
                    ? null
                    : dates.read(written).orElse(null);
        }

        private String first(TableRow row, PayoutColumn column) {
            var found = columns.getOrDefault(column, List.of());
            return found.isEmpty() ? "" : row.at(found.getFirst());
        }

        private String text(TableRow row) {
            var texts = new LinkedHashSet<String>();
            for (int column : columns.getOrDefault(PayoutColumn.TEXT, List.of())) {
                var text = LineDraft.clean(row.at(column));
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            }
            return cut(String.join(" ", texts));
        }

        private static String cut(String text) {
            var cleaned = LineDraft.clean(text);
            return cleaned.length() <= MAX_TEXT ? cleaned : cleaned.substring(0, MAX_TEXT);
        }
    }
}
