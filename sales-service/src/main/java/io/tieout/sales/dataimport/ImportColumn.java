package io.tieout.sales.dataimport;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A column that an import understands.
///
/// @param name as exports write it
/// @param words what else files call it, in any of our languages
public record ImportColumn(String name, Set<String> words) {

    public ImportColumn {
        words = Stream.concat(Stream.of(name), words.stream())
                .map(ImportColumn::plain)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static ImportColumn of(String name, String... words) {
        return new ImportColumn(name, Set.of(words));
    }

    boolean isCalled(String heading) {
        return words.contains(plain(heading));
    }

    /// Without what people write differently: case, width, spaces, hyphens, underscores.
    private static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-./]+", "");
    }
}
