package io.tieout.dataimport;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What rows of a file become.
public interface ImportTarget {

    /// What imports of it are kept under.
    String name();

    List<ImportColumn> columns();

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
    ImportedRow bringIn(UUID companyId, ImportMode mode, ImportCells cells, UUID by);
}
