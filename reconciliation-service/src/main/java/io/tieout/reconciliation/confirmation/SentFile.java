package io.tieout.reconciliation.confirmation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// A file that came with an answer. Nothing that a browser would run is taken, whatever it calls itself.
final class SentFile {

    static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final Map<String, String> BEGINNINGS = Map.of(
            "application/pdf", "%PDF-",
            "image/png", "\u0089PNG\r\n\u001a\n",
            "image/jpeg", "\u00ff\u00d8\u00ff");

    private final String mediaType;
    private final byte[] content;

    SentFile(String mediaType, byte[] content) {
        this.mediaType = mediaType;
        this.content = content.clone();
    }

    /// The kind is told by the content alone.
    ///
    /// @return empty when it is none of the kinds that are taken
    static Optional<SentFile> of(byte[] content) {
        return BEGINNINGS.entrySet().stream()
                .filter(kind -> startsWith(content, kind.getValue().getBytes(StandardCharsets.ISO_8859_1)))
                .findFirst()
                .map(kind -> new SentFile(kind.getKey(), content));
    }

    private static boolean startsWith(byte[] content, byte[] beginning) {
        return content.length > beginning.length
                && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content.clone();
    }
}
