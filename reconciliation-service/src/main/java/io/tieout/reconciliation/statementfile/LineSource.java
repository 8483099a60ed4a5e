package io.tieout.reconciliation.statementfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// Lines of a text file with their numbers; a line of unreasonable length is refused before it fills the memory.
final class LineSource implements AutoCloseable {

    private static final int MAX_LENGTH = 32 * 1024;

    private final BufferedReader reader;
    private final StringBuilder buffer = new StringBuilder();
    private int number;
    private boolean skipLineFeed;

    LineSource(StatementFile file, Charset charset) {
        this.reader = new BufferedReader(new InputStreamReader(file.open(), charset), 64 * 1024);
    }

    /// The number of the line that was read last, from 1.
    int number() {
        return number;
    }

    @Nullable
    String next() {
        buffer.setLength(0);
        try {
            while (true) {
                int c = reader.read();
                if (skipLineFeed) {
                    skipLineFeed = false;
                    if (c == '\n') {
                        continue;
                    }
                }
                if (c < 0) {
                    if (buffer.isEmpty()) {
                        return null;
                    }
                    number++;
                    return line();
                }
                if (c == '\n' || c == '\r') {
                    skipLineFeed = c == '\r';
                    number++;
                    return line();
                }
                if (buffer.length() == MAX_LENGTH) {
                    throw new UnreadableFile(
                            "line-too-long",
                            "A line is longer than " + MAX_LENGTH + " characters",
                            "line " + (number + 1));
                }
                buffer.append((char) c);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() {
        boolean marked = number == 1 && !buffer.isEmpty() && buffer.charAt(0) == '\uFEFF';
        return marked ? buffer.substring(1) : buffer.toString();
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
