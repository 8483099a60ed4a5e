package io.tieout.dataimport;

import io.tieout.sheet.UnreadableSheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// The first row of a file: what its columns are called, and what each is read as.
record Heading(List<String> headings, List<String> columns) {

    /// A heading that no column knows, or two columns for one thing, refuse the file.
    static Heading of(List<String> cells, ColumnNames names, ColumnMapping mapping) {
        var headings = cells.stream().map(String::strip).toList();
        mapping.requireAmong(headings);
        var columns = new ArrayList<String>();
        var firsts = new HashMap<String, String>();
        for (var heading : headings) {
            var column = mapping.of(heading, names).orElseThrow(() -> unknown(heading, names, mapping));
            var other = firsts.putIfAbsent(column, heading);
            if (other != null) {
                throw new UnreadableSheet(
                        "The columns '" + other + "' and '" + heading + "' are both '" + column + "'");
            }
            columns.add(column);
        }
        return new Heading(headings, List.copyOf(columns));
    }

    private static UnreadableSheet unknown(String heading, ColumnNames names, ColumnMapping mapping) {
        var said = mapping.columns().get(heading);
        return new UnreadableSheet(
                said == null
                        ? "The column '" + heading + "' is unknown; name it '" + ColumnNames.IGNORED_PREFIX + heading
                                + "' to leave it out, or say in 'mapping' which it is; known are " + names.known()
                        : "The mapping says '" + said + "' of the column '" + heading + "'; known are "
                                + names.known());
    }
}
