package io.tieout.dataimport;

import java.util.List;

/// A column that an import understands.
///
/// @param name as exports write it
/// @param words what else files call it, in any of our languages
public record ImportColumn(String name, List<String> words) {

    public ImportColumn {
        words = List.copyOf(words);
    }

    public static ImportColumn of(String name, String... words) {
        return new ImportColumn(name, List.of(words));
    }
}
