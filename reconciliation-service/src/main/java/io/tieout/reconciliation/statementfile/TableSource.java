package io.tieout.reconciliation.statementfile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A table that can be read from its start several times: a text file by one delimiter and encoding, or a sheet.
interface TableSource {

    TableRows open();

    /// What separates the decimals where the figures leave it open.
    char usualDecimalSeparator();

    /// Whether the words of the file itself are shown where they mean an ISO code.
    boolean showsOwnWords();

    /// What stands between the fields of a line.
    String fieldSeparator();

    /// Goes through all rows.
    default void forEach(Consumer<TableRow> visitor) {
        try (var rows = open()) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                visitor.accept(row);
            }
        }
    }

    /// The first rows, as far as they are well-formed.
    default List<TableRow> sample(int count) {
        var sample = new ArrayList<TableRow>();
        try (var rows = open()) {
            for (var row = rows.next(); row != null && sample.size() < count; row = rows.next()) {
                sample.add(row);
            }
        } catch (UnreadableFile e) {
            // By another delimiter the file may be well-formed; reading it says what is wrong.
            return sample;
        }
        return sample;
    }
}
