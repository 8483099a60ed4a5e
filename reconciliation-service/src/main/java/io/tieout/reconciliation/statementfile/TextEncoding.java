package io.tieout.reconciliation.statementfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds out how the text of a file is encoded, in one pass over its bytes with flat memory.
final class TextEncoding {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER = 64 * 1024;

    private TextEncoding() {}

    static Optional<Charset> byteOrderMark(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    /// UTF-8 if all bytes are; else Chinese if nearly all of the other characters are common Chinese ones; else
    /// Western.
    ///
    /// @throws UnreadableFile when there is a NUL byte: no text has one, and what follows it would be hidden
    static Charset detect(StatementFile file) {
        var mark = byteOrderMark(file.head(4));
        if (mark.isPresent() && !mark.get().equals(StandardCharsets.UTF_8)) {
            return mark.get();
        }
        if (decodes(file, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        return looksChinese(file) ? GB18030 : WINDOWS;
    }

    private static boolean decodes(StatementFile file, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var chars = CharBuffer.allocate(BUFFER);
        var bytes = ByteBuffer.allocate(BUFFER);
        long offset = 0;
        boolean valid = true;
        try (var in = file.open()) {
            while (true) {
                int start = bytes.position();
                int count = in.read(bytes.array(), start, bytes.remaining());
                if (count > 0) {
                    refuseNul(bytes.array(), start, count, offset);
                    offset += count;
                    bytes.position(start + count);
                }
                if (!valid) {
                    if (count < 0) {
                        return false;
                    }
                    bytes.clear();
                    continue;
                }
                bytes.flip();
                var result = decoder.decode(bytes, chars.clear(), count < 0);
                bytes.compact();
                if (result.isError()) {
                    // The rest is still searched for NUL bytes.
                    valid = false;
                    bytes.clear();
                }
                if (count < 0) {
                    return valid;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseNul(byte[] bytes, int start, int count, long offset) {
        for (int i = 0; i < count; i++) {
            if (bytes[start + i] == 0) {
                throw new UnreadableFile("nul-byte", "The file contains a NUL byte", "byte " + (offset + i));
            }
        }
    }

    private static boolean looksChinese(StatementFile file) {
        var text = new String(file.head(BUFFER), GB18030);
        int chinese = 0;
        int other = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (isCommonChinese(c)) {
                chinese++;
            } else {
                other++;
            }
        }
        return chinese > 4 && chinese > other * 19;
    }

    /// The characters of GB 2312, of which real statements consist: Western text misread as GB18030 gives rare ones.
    private static boolean isCommonChinese(char c) {
        if (c >= 0x4E00 && c <= 0x9FFF) {
            byte[] encoded = String.valueOf(c).getBytes(GB18030);
            int lead = encoded[0] & 0xFF;
            return encoded.length == 2 && lead >= 0xB0 && lead <= 0xF7 && (encoded[1] & 0xFF) >= 0xA1;
        }
        return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF) || c == '\u00A5' || c == '\u2014';
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
