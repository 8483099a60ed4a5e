package io.tieout.ledger.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The kinds of files that come in. Nothing a browser would run, such as HTML or SVG, is among them.
enum FileKind {
    PDF("application/pdf", "pdf", "%PDF-"),
    PNG("image/png", "png", "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", "jpg", "\u00ff\u00d8\u00ff"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "PK\u0003\u0004"),
    /// Electronic invoices.
    XML("application/xml", "xml", ""),
    CSV("text/csv", "csv", ""),
    TEXT("text/plain", "txt", "");

    private final String mediaType;
    private final String extension;
    private final byte[] beginning;

    FileKind(String mediaType, String extension, String beginning) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// @param claimed the media type that the sender names, parameters left out
    static Optional<FileKind> of(String claimed) {
        var type = claimed.equals("text/xml") ? XML.mediaType : claimed;
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(type))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    /// Whether the content is what it claims to be, as far as its first letters tell.
    boolean fits(byte[] content) {
        if (beginning.length > 0) {
            return content.length > beginning.length
                    && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
        }
        return isText(content) && (this != XML || startsWithMarkup(content));
    }

    private static boolean isText(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return text.chars().noneMatch(character -> character < ' ' && "\t\r\n\f".indexOf(character) < 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean startsWithMarkup(byte[] content) {
        var text = new String(content, StandardCharsets.UTF_8).stripLeading();
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).startsWith("<?xml");
    }
}
