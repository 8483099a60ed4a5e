package io.tieout.sheet;

import java.util.List;

/// One row of a table.
///
/// @param line in the file, for people
/// @param cells their texts, `""` where there is nothing
public record SheetRow(int line, List<String> cells) {

    public SheetRow {
        cells = List.copyOf(cells);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
