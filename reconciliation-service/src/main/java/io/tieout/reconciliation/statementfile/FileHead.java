package io.tieout.reconciliation.statementfile;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The first bytes of a file, from which its format is told.
///
/// @param text the bytes as Latin letters, without byte order mark: good enough to find markers, not to show
/// @param profile what the caller wants a file without a fixed form to be read by
record FileHead(String text, @Nullable CsvProfile profile) {

    private static final int LENGTH = 64 * 1024;

    static FileHead of(StatementFile file, @Nullable CsvProfile profile) {
        var bytes = file.head(LENGTH);
        var charset = TextEncoding.byteOrderMark(bytes).orElse(StandardCharsets.ISO_8859_1);
        var text = new String(bytes, charset);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        return new FileHead(text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text, profile);
    }
}
