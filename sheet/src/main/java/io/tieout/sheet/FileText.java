package io.tieout.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The text of a file. Its first bytes say the encoding, or whoever sends it does; otherwise it is UTF-8. Nothing is
/// guessed: a wrong guess would enter names that nobody has.
public final class FileText {

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};

    private static final Map<String, Charset> ENCODINGS = encodings();

    private FileText() {}

    /// @param stated by the sender
    public static String decode(byte[] file, @Nullable String stated) {
        var wanted = stated == null ? null : ENCODINGS.get(stated);
        if (stated != null && wanted == null) {
            throw new UnreadableSheet("The encoding must be one of " + String.join(", ", ENCODINGS.keySet()));
        }
        var marked = marked(file);
        if (marked != null && wanted != null && !marked.equals(wanted)) {
            throw new UnreadableSheet("The file begins with the mark of " + marked + " and is not " + stated);
        }
        var encoding = Objects.requireNonNullElse(marked, Objects.requireNonNullElse(wanted, StandardCharsets.UTF_8));
        try {
            var text = encoding.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableSheet(
                    stated == null && marked == null
                            ? "The file is not UTF-8 text; state its encoding, for example encoding=GB18030"
                            : "The file is not " + encoding + " text");
        }
    }

    /// Comma, semicolon or tab: the one that the heading has most of.
    public static char separator(String text) {
        var heading = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong((Character separator) -> heading.chars()
                                .filter(found -> found == separator)
                                .count())
                        .thenComparing(separator -> separator == ','))
                .orElse(',');
    }

    private static @Nullable Charset marked(byte[] file) {
        if (startsWith(file, UTF_8_MARK)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(file, UTF_16LE_MARK)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(file, UTF_16BE_MARK) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean startsWith(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }

    private static Map<String, Charset> encodings() {
        var encodings = new LinkedHashMap<String, Charset>();
        encodings.put("UTF-8", StandardCharsets.UTF_8);
        encodings.put("UTF-16LE", StandardCharsets.UTF_16LE);
        encodings.put("UTF-16BE", StandardCharsets.UTF_16BE);
        encodings.put("GB18030", Charset.forName("GB18030"));
        encodings.put("windows-1252", Charset.forName("windows-1252"));
        return encodings;
    }
}
