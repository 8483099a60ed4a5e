package io.tieout.dataimport;

import io.tieout.sheet.HeadingWords;
import io.tieout.sheet.UnreadableSheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/// The first row of a file: what its columns are called, and what each is read as.
record Heading(List<String> headings, List<String> columns) {

    /// What refused rows come back with, so that they can be sent again when they are mended.
    static final String REFUSED_COLUMN = "refused:column";

    static final String REFUSED_REASON = "refused:reason";

    /// Nothing is guessed: a heading that no column knows, or two columns for one thing, refuse the file.
    static Heading of(List<String> cells, List<ImportColumn> known) {
        var words = new HeadingWords(known.stream().collect(Collectors.toMap(ImportColumn::name, ImportColumn::words)));
        var columns = new ArrayList<String>();
        var headings = new HashMap<String, String>();
        for (var cell : cells) {
            var heading = cell.strip();
            var column = column(heading, words, known);
            var other = headings.putIfAbsent(column, heading);
            if (other != null) {
                throw new UnreadableSheet(
                        "The columns '" + other + "' and '" + heading + "' are both '" + column + "'");
            }
            columns.add(column);
        }
        return new Heading(cells.stream().map(String::strip).toList(), List.copyOf(columns));
    }

    private static String column(String heading, HeadingWords words, List<ImportColumn> known) {
        if (heading.equals(REFUSED_COLUMN) || heading.equals(REFUSED_REASON)) {
            return heading;
        }
        return words.column(heading)
                .orElseThrow(() -> new UnreadableSheet("The column '" + heading + "' is unknown; known are "
                        + known.stream().map(ImportColumn::name).collect(Collectors.joining(", "))));
    }

    static boolean isOfRefusal(String column) {
        return column.equals(REFUSED_COLUMN) || column.equals(REFUSED_REASON);
    }
}
