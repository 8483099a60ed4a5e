package io.tieout.ledger.ledgerimport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// The rows of a file, whatever its format.
///
/// @param sha256 of the file
record Sheet(String fileName, String sha256, List<SheetRow> rows) {

    static final int MAX_ROWS = 100_000;
    static final int MAX_COLUMNS = 40;

    Sheet {
        rows = List.copyOf(rows);
    }

    /// Takes rows one by one, the heading first, and leaves blank ones out.
    static final class Builder {

        private final ImportKind kind;
        private final LocalDate dayZero;
        private final List<SheetRow> rows = new ArrayList<>();
        private List<String> columns = List.of();

        Builder(ImportKind kind, LocalDate dayZero) {
            this.kind = kind;
            this.dayZero = dayZero;
        }

        void add(int line, List<Cell> cells) {
            if (cells.size() > MAX_COLUMNS && cells.stream().skip(MAX_COLUMNS).anyMatch(cell -> !cell.isBlank())) {
                throw new UnreadableImport("line " + line + " has more than " + MAX_COLUMNS + " columns");
            }
            if (cells.stream().allMatch(Cell::isBlank)) {
                return;
            }
            if (columns.isEmpty()) {
                columns = heading(cells);
                kind.requireColumns(columns);
                return;
            }
            if (rows.size() == MAX_ROWS) {
                throw new UnreadableImport("it has more than " + MAX_ROWS + " rows");
            }
            var named = new HashMap<String, Cell>();
            for (int column = 0; column < cells.size(); column++) {
                if (column < columns.size()) {
                    named.put(columns.get(column), cells.get(column));
                } else if (!cells.get(column).isBlank()) {
                    throw new UnreadableImport("line " + line + " has more cells than the heading");
                }
            }
            rows.add(new SheetRow(line, named, dayZero));
        }

        List<SheetRow> rows() {
            if (rows.isEmpty()) {
                throw new UnreadableImport("it has no rows below its heading");
            }
            return rows;
        }

        private static List<String> heading(List<Cell> cells) {
            int last = cells.size();
            while (last > 0 && cells.get(last - 1).isBlank()) {
                last--;
            }
            return cells.subList(0, last).stream().map(Cell::toText).toList();
        }
    }
}
