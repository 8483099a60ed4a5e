package io.tieout.reconciliation.statementfile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// How the CSV files of one bank are read. What a profile leaves open is found in the file.
///
/// @param name for people
/// @param firstLine a regular expression that the first line of such a file matches, for files without headings
/// @param headings the headings by which such a file is known
/// @param encoding a character set's name
/// @param delimiter one character
/// @param columns where a column stands: its heading, or its number from 1
/// @param dateOrder of dates written in figures, where the file cannot tell
/// @param decimalSeparator `.` or `,`
/// @param positiveIsOut a figure without sign is money out, as on credit card statements
/// @param inFlags values of the direction column that mean money in; everything else is money out
/// @param currency of the account when no column says it
/// @param account IBAN or number when no column says it
public record CsvProfile(
        String name,
        @Nullable String firstLine,
        List<String> headings,
        @Nullable String encoding,
        @Nullable String delimiter,
        Map<CsvColumn, String> columns,
        @Nullable DateOrder dateOrder,
        @Nullable String decimalSeparator,
        boolean positiveIsOut,
        List<String> inFlags,
        @Nullable String currency,
        @Nullable String account) {

    /// The order of day, month and year.
    public enum DateOrder {
        DAY_MONTH_YEAR,
        MONTH_DAY_YEAR,
        YEAR_MONTH_DAY
    }

    public CsvProfile {
        headings = List.copyOf(headings);
        columns = Map.copyOf(columns);
        inFlags = List.copyOf(inFlags);
        if (delimiter != null && delimiter.length() != 1) {
            throw new IllegalArgumentException("delimiter must be one character");
        }
        if (decimalSeparator != null && !decimalSeparator.equals(".") && !decimalSeparator.equals(",")) {
            throw new IllegalArgumentException("decimalSeparator must be . or ,");
        }
        if (encoding != null && !isSupported(encoding)) {
            throw new IllegalArgumentException("encoding is not a known character set");
        }
        if (firstLine != null && !compiles(firstLine)) {
            throw new IllegalArgumentException("firstLine is not a regular expression");
        }
    }

    /// A profile that leaves everything to the file.
    static CsvProfile open(String name) {
        return new CsvProfile(name, null, List.of(), null, null, Map.of(), null, null, false, List.of(), null, null);
    }

    static CsvProfile byHeadings(String name, String... headings) {
        return new CsvProfile(
                name, null, List.of(headings), null, null, Map.of(), null, null, false, List.of(), null, null);
    }

    static CsvProfile byFirstLine(String name, String firstLine, Map<CsvColumn, String> columns) {
        return new CsvProfile(
                name, firstLine, List.of(), null, null, columns, null, null, false, List.of(), null, null);
    }

    CsvProfile in(String ofCurrency) {
        return with(dateOrder, positiveIsOut, inFlags, ofCurrency);
    }

    CsvProfile positiveOut() {
        return with(dateOrder, true, inFlags, currency);
    }

    CsvProfile inWhen(String... flags) {
        return with(dateOrder, positiveIsOut, List.of(flags), currency);
    }

    /// With a column that means something else than its heading says elsewhere.
    CsvProfile column(CsvColumn column, String heading) {
        var more = new EnumMap<CsvColumn, String>(CsvColumn.class);
        more.putAll(columns);
        more.put(column, heading);
        return new CsvProfile(
                name,
                firstLine,
                headings,
                encoding,
                delimiter,
                more,
                dateOrder,
                decimalSeparator,
                positiveIsOut,
                inFlags,
                currency,
                account);
    }

    CsvProfile dates(DateOrder order) {
        return with(order, positiveIsOut, inFlags, currency);
    }

    private CsvProfile with(
            @Nullable DateOrder newOrder,
            boolean newPositiveIsOut,
            List<String> newFlags,
            @Nullable String newCurrency) {
        return new CsvProfile(
                name,
                firstLine,
                headings,
                encoding,
                delimiter,
                columns,
                newOrder,
                decimalSeparator,
                newPositiveIsOut,
                newFlags,
                newCurrency,
                account);
    }

    private static boolean isSupported(String charset) {
        try {
            return java.nio.charset.Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean compiles(String expression) {
        try {
            return Pattern.compile(expression) != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
