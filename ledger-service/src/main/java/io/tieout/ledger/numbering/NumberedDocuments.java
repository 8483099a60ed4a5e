package io.tieout.ledger.numbering;

import java.util.List;

/// A kind of document whose numbers have no gap. Each feature that numbers documents says where they lie, and one
/// check counts them all.
///
/// @param name for people, for example `credit notes`
/// @param seriesTable holds the counters: `company_id`, `series`, `last_number`
/// @param documentTable holds the documents: `company_id`, `series`, `series_number`
/// @param prefixes of its series, where the counters of several kinds lie in one table; none: all of them
public record NumberedDocuments(String name, String seriesTable, String documentTable, List<String> prefixes) {

    private static final String TABLE = "[a-z_]+";

    public NumberedDocuments {
        prefixes = List.copyOf(prefixes);
        // They become part of a statement.
        if (!seriesTable.matches(TABLE) || !documentTable.matches(TABLE)) {
            throw new IllegalArgumentException(seriesTable + " or " + documentTable + " is no table");
        }
    }

    /// Documents numbered by [NumberingService].
    public static NumberedDocuments of(String name, String documentTable, String... prefixes) {
        return new NumberedDocuments(name, "document_series", documentTable, List.of(prefixes));
    }
}
