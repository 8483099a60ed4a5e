package io.tieout.dataimport;

import io.tieout.sheet.HeadingWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which column each heading of a file means: by its name, or by a word for it. Nothing is guessed.
final class ColumnNames {

    /// What refused rows come back with, so that they can be sent again when they are mended.
    static final String REFUSED_COLUMN = "refused:column";

    static final String REFUSED_REASON = "refused:reason";

    /// Before the heading of a column that is not read.
    static final String IGNORED_PREFIX = "ignored:";

    private final List<ImportColumn> columns;
    private final List<String> prefixes;
    private final HeadingWords words;

    ColumnNames(ImportTarget target) {
        this.columns = target.columns();
        this.prefixes = target.openPrefixes();
        this.words = new HeadingWords(columns.stream()
                .filter(column -> !column.isOnlyByName())
                .collect(Collectors.toMap(ImportColumn::name, ImportColumn::words)));
    }

    Optional<String> find(String heading) {
        boolean isTaken = isOfRefusal(heading)
                || Stream.concat(Stream.of(IGNORED_PREFIX), prefixes.stream()).anyMatch(heading::startsWith)
                || columns.stream().anyMatch(column -> column.name().equals(heading));
        return isTaken ? Optional.of(heading) : words.column(heading);
    }

    /// What a file may be headed with, for a person.
    String known() {
        return Stream.concat(
                        columns.stream().map(ImportColumn::name),
                        prefixes.stream().map(prefix -> prefix + "…"))
                .collect(Collectors.joining(", "));
    }

    static boolean isOfRefusal(String column) {
        return column.equals(REFUSED_COLUMN) || column.equals(REFUSED_REASON);
    }
}
