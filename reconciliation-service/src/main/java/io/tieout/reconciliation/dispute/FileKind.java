package io.tieout.reconciliation.dispute;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The kinds of files that come in. Nothing that a browser would run is among them.
enum FileKind {
    PDF("application/pdf", "%PDF-"),
    PNG("image/png", "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK\u0003\u0004");

    private final String mediaType;
    private final byte[] beginning;

    FileKind(String mediaType, String beginning) {
        this.mediaType = mediaType;
        this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// @param claimed the media type that the sender names
    static Optional<FileKind> of(@Nullable String claimed) {
        var type =
                claimed == null ? "" : claimed.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(type))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /// Whether the content is what it claims to be, as far as its beginning tells.
    boolean fits(byte[] content) {
        return content.length > beginning.length
                && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
    }
}
