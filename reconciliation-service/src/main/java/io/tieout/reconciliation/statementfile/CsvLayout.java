package io.tieout.reconciliation.statementfile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one table is to be read, with nothing left open.
///
/// @param firstRow the number of the first row with data, from 0
/// @param headings what the heading row says; empty without one
/// @param columns where each known column stands, from 0
/// @param orderUnsure day and month of all dates can be exchanged, and no profile decides
/// @param separatorUnsure the figures can be read with either decimal separator, and no profile decides
/// @param useBalance the balance column really runs with the lines
/// @param balanceBreak where a balance column stops running with the lines
/// @param newestFirst the file begins with its newest line
record CsvLayout(
        CsvProfile profile,
        TableSource source,
        int firstRow,
        List<String> headings,
        Map<CsvColumn, Integer> columns,
        CsvNumbers numbers,
        CsvAmounts amounts,
        CsvDates dates,
        boolean orderUnsure,
        boolean separatorUnsure,
        @Nullable String currency,
        boolean useBalance,
        @Nullable String balanceBreak,
        boolean newestFirst) {

    CsvLayout {
        headings = List.copyOf(headings);
        columns = Map.copyOf(columns);
    }

    boolean has(CsvColumn column) {
        return columns.containsKey(column);
    }

    /// The same as a profile, with which other files of this bank are read without looking for anything.
    CsvProfile toProfile() {
        var text = source instanceof CsvSource csv ? csv : null;
        var named = new EnumMap<CsvColumn, String>(CsvColumn.class);
        columns.forEach((column, index) -> {
            var name = headings.isEmpty() ? String.valueOf(index + 1) : heading(index);
            if (!name.isEmpty()) {
                named.put(column, name);
            }
        });
        return new CsvProfile(
                profile.equals(CsvProfiles.GENERIC) ? "proposed" : profile.name(),
                null,
                List.of(),
                text == null ? null : text.charset().name(),
                text == null ? null : text.fieldSeparator(),
                named,
                orderUnsure ? null : dates.order(),
                separatorUnsure ? null : String.valueOf(numbers.decimalSeparator()),
                profile.positiveIsOut(),
                profile.inFlags(),
                currency,
                profile.account());
    }

    private String heading(int column) {
        return column < headings.size() ? headings.get(column).strip() : "";
    }
}
