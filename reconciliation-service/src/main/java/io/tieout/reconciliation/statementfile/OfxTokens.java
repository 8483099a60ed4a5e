package io.tieout.reconciliation.statementfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The tags of an OFX file one after the other, each with the text up to the next tag. Reads SGML and XML alike:
/// what differs, end tags after values, is left to the reader. No document types, no entities but the five of XML.
final class OfxTokens implements AutoCloseable {

    private static final int MAX_TAG = 256;
    private static final int MAX_TEXT = 10_000;
    private static final int MAX_REMARK = 64 * 1024;
    private static final int NOTHING_YET = -2;

    /// @param name in upper case
    /// @param text what follows, without spaces around it
    /// @param line where the tag stands, from 1
    record Tag(boolean end, String name, String text, int line) {}

    private final BufferedReader reader;
    private int line = 1;
    private int ahead = NOTHING_YET;
    private boolean started;

    OfxTokens(StatementFile file, Charset charset) {
        this.reader = new BufferedReader(new InputStreamReader(file.open(), charset), 64 * 1024);
    }

    @Nullable
    Tag next() {
        if (!started) {
            started = true;
            toFirstTag();
        }
        while (peek() == '<') {
            read();
            int at = line;
            int c = peek();
            if (c == '?') {
                remark("?>");
                text();
            } else if (c == '!') {
                declaration(at);
                text();
            } else {
                return tag(at);
            }
        }
        return null;
    }

    /// The header of version 1 stands before the first tag, line by line and without marks.
    private void toFirstTag() {
        int length = 0;
        while (peek() != '<' && peek() >= 0) {
            read();
            if (++length > MAX_REMARK) {
                throw tooLong("There is no tag in the first " + MAX_REMARK + " characters");
            }
        }
    }

    private Tag tag(int at) {
        boolean end = peek() == '/';
        if (end) {
            read();
        }
        var name = new StringBuilder();
        boolean inName = true;
        for (int c = read(); c != '>'; c = read()) {
            if (c < 0 || c == '<') {
                throw new UnreadableFile("ofx-malformed", "A tag is not closed", "line " + at);
            }
            inName &= !Character.isWhitespace(c) && c != '/';
            if (inName) {
                name.append((char) c);
            }
            if (name.length() > MAX_TAG) {
                throw tooLong("A tag is unreasonably long");
            }
        }
        return new Tag(end, name.toString().toUpperCase(Locale.ROOT), text(), at);
    }

    /// Up to the next tag; a `<` that begins none is text, as some banks write it.
    private String text() {
        var text = new StringBuilder();
        while (true) {
            int c = peek();
            if (c < 0) {
                break;
            }
            if (c == '<') {
                if (beginsMarkup()) {
                    if (!marked("<![CDATA[")) {
                        break;
                    }
                    text.append(content());
                    continue;
                }
                text.append((char) read());
            } else if (c == '&') {
                text.append(entity());
            } else {
                text.append((char) read());
            }
            if (text.length() > MAX_TEXT) {
                throw tooLong("A value has more than " + MAX_TEXT + " characters");
            }
        }
        return text.toString().strip();
    }

    private boolean beginsMarkup() {
        var next = lookAhead(2);
        return next.length() == 2 && (Character.isLetter(next.charAt(1)) || "/?!".indexOf(next.charAt(1)) >= 0);
    }

    private boolean marked(String start) {
        if (!lookAhead(start.length()).equals(start)) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            read();
        }
        return true;
    }

    private String content() {
        var content = new StringBuilder();
        while (content.length() < 3 || !content.substring(content.length() - 3).equals("]]>")) {
            int c = read();
            if (c < 0 || content.length() > MAX_TEXT) {
                throw tooLong("A value does not end");
            }
            content.append((char) c);
        }
        return content.substring(0, content.length() - 3);
    }

    private String entity() {
        var ahead16 = lookAhead(16);
        int end = ahead16.indexOf(';');
        var known =
                switch (end < 0 ? "" : ahead16.substring(1, end)) {
                    case "amp" -> "&";
                    case "lt" -> "<";
                    case "gt" -> ">";
                    case "quot" -> "\"";
                    case "apos" -> "'";
                    case "nbsp" -> " ";
                    case String reference
                    when reference.matches("#\\d{1,5}") ->
                        String.valueOf((char) Integer.parseInt(reference, 1, reference.length(), 10));
                    default -> "";
                };
        if (known.isEmpty()) {
            return String.valueOf((char) read());
        }
        for (int i = 0; i <= end; i++) {
            read();
        }
        return known;
    }

    private void declaration(int at) {
        if (!lookAhead(3).equals("!--")) {
            throw new UnreadableFile(
                    "xml-dtd-forbidden", "Document types and entities have no place in a bank statement", "line " + at);
        }
        remark("-->");
    }

    private void remark(String end) {
        var tail = new StringBuilder();
        int length = 0;
        while (!tail.toString().equals(end)) {
            int c = read();
            if (c < 0 || ++length > MAX_REMARK) {
                throw tooLong("A remark does not end");
            }
            tail.append((char) c);
            if (tail.length() > end.length()) {
                tail.deleteCharAt(0);
            }
        }
    }

    private UnreadableFile tooLong(String detail) {
        return new UnreadableFile("text-too-long", detail, "line " + line);
    }

    private int peek() {
        if (ahead == NOTHING_YET) {
            ahead = readCharacter();
        }
        return ahead;
    }

    private int read() {
        int c = peek();
        ahead = NOTHING_YET;
        if (c == '\n') {
            line++;
        }
        return c;
    }

    /// The next characters, without reading them; fewer at the end of the file.
    private String lookAhead(int length) {
        var found = new StringBuilder();
        int first = peek();
        if (first < 0) {
            return "";
        }
        found.append((char) first);
        try {
            reader.mark(length);
            while (found.length() < length) {
                int c = reader.read();
                if (c < 0) {
                    break;
                }
                found.append((char) c);
            }
            reader.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.toString();
    }

    private int readCharacter() {
        try {
            return reader.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
