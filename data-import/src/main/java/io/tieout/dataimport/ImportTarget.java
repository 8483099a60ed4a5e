package io.tieout.dataimport;

import java.util.List;
import java.util.Optional;

/// What rows of a file become.
public interface ImportTarget {

    /// What imports of it are kept under.
    String name();

    List<ImportColumn> columns();

    /// Before the names of columns that are not known beforehand, for example keys of other systems.
    default List<String> openPrefixes() {
        return List.of();
    }

    /// Names the column that a refusal is told of that names none itself.
    String keyColumn();

    /// Without one of these, the whole file is refused.
    default List<String> requiredColumns() {
        return List.of(keyColumn());
    }

    /// What says which record a row is about; a file that says it twice is wrong in its second row.
    default Optional<String> key(ImportCells cells) {
        return cells.text(keyColumn());
    }

    /// Enters or changes one record; of what an empty cell says nothing stays. The same row again changes nothing.
    ///
    /// @throws RowRefused when the row cannot come in; a refusal of the platform says the same
    /// @throws RowWaits when another row of the file has to come in before
    ImportedRow bringIn(ImportRun run, ImportCells cells);
}
