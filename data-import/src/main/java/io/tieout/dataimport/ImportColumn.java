package io.tieout.dataimport;

import java.util.List;

/// A column that an import understands.
///
/// @param name as exports write it
/// @param words what else files call it, in any of our languages
/// @param isOnlyByName where a likeness could be another system's: "Customer Number" need not be ours
public record ImportColumn(String name, List<String> words, boolean isOnlyByName) {

    public ImportColumn {
        words = List.copyOf(words);
    }

    public static ImportColumn of(String name, String... words) {
        return new ImportColumn(name, List.of(words), false);
    }

    public static ImportColumn onlyByName(String name) {
        return new ImportColumn(name, List.of(), true);
    }
}
