package io.tieout.reconciliation.bankstatement;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/// The bytes of a file that is stored in parts, one part in memory at a time.
final class StoredContent extends InputStream {

    private final IntFunction<Optional<byte[]>> parts;
    private int number;
    private InputStream part = InputStream.nullInputStream();

    /// @param parts finds a part by its number, from 1
    StoredContent(IntFunction<Optional<byte[]>> parts) {
        this.parts = parts;
    }

    @Override
    public int read() throws IOException {
        int next = part.read();
        while (next < 0 && advance()) {
            next = part.read();
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = part.read(buffer, offset, length);
        while (count < 0 && advance()) {
            count = part.read(buffer, offset, length);
        }
        return count;
    }

    private boolean advance() {
        var next = parts.apply(number + 1);
        if (next.isEmpty()) {
            return false;
        }
        number++;
        part = new ByteArrayInputStream(next.get());
        return true;
    }
}
