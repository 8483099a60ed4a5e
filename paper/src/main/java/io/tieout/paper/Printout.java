package io.tieout.paper;

import java.util.List;

/// What is to be printed: a heading, lines below it, and a table whose header is on every page.
///
/// @param sums how many of the last rows are sums, set off by a line
/// @param closing lines below the table
public record Printout(
        String title,
        List<String> lines,
        List<Column> columns,
        List<List<String>> rows,
        int sums,
        List<String> closing) {

    public Printout {
        lines = List.copyOf(lines);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        closing = List.copyOf(closing);
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " cells, not " + columns.size());
            }
        }
    }

    /// @param figure stands on the right and is never broken
    public record Column(String header, boolean figure) {}
}
