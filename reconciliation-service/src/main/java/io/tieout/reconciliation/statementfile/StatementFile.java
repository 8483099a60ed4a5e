package io.tieout.reconciliation.statementfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file as it was handed in. It can be opened several times and is never held in memory as a whole.
///
/// @param name for messages only; the format is never taken from it
/// @param size in bytes
public record StatementFile(String name, long size, Content content) {

    /// The largest file that is read: 64 MiB.
    public static final long MAX_SIZE = 64L * 1024 * 1024;

    /// Opens the bytes from their start.
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public static StatementFile of(Path path) throws IOException {
        return new StatementFile(path.toString(), Files.size(path), () -> Files.newInputStream(path));
    }

    public static StatementFile of(String name, byte[] bytes) {
        return new StatementFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    InputStream open() {
        try {
            return content.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] head(int length) {
        try (var in = content.open()) {
            return in.readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
