package io.tieout.reconciliation.statementfile;

import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one CSV file is to be read, with nothing left open.
///
/// @param firstRow the number of the first row with data, from 0
/// @param columns where each known column stands, from 0
/// @param orderUnsure day and month of all dates can be exchanged, and no profile decides
/// @param useBalance the balance column really runs with the lines
/// @param newestFirst the file begins with its newest line
record CsvLayout(
        CsvProfile profile,
        Charset charset,
        char delimiter,
        int firstRow,
        Map<CsvColumn, Integer> columns,
        CsvNumbers numbers,
        CsvDates dates,
        boolean orderUnsure,
        @Nullable String currency,
        boolean useBalance,
        boolean newestFirst) {

    CsvLayout {
        columns = Map.copyOf(columns);
    }

    boolean has(CsvColumn column) {
        return columns.containsKey(column);
    }
}
