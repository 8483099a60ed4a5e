package io.tieout.reconciliation.statementfile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// The parts of a ZIP file one after the other, unpacked as a stream. A small file can unpack to terabytes: what
/// unpacks to too much, or to far more than it has, is refused while it is read. What a part says about its size is
/// the sender's word and counts for nothing.
final class ZipEntries implements AutoCloseable {

    /// All parts together.
    static final long MAX_UNPACKED = 128L * 1024 * 1024;

    private static final int MAX_ENTRIES = 1_000;

    /// No text packs better than this by far; the first megabytes are free.
    private static final long MAX_RATIO = 150;

    private static final long FREE = 4L * 1024 * 1024;
    private static final int LONGEST_END = 22 + 65_535;

    private final ZipArchiveInputStream zip;
    private int entries;
    private long unpackedBefore;
    private long unpacked;

    ZipEntries(StatementFile file) {
        requireEnd(file);
        this.zip = new ZipArchiveInputStream(file.open(), "UTF-8", true, true);
    }

    static boolean isZip(FileHead head) {
        return head.text().startsWith("PK\u0003\u0004") || head.text().startsWith("PK\u0005\u0006");
    }

    /// The name of the next part, null after the last one.
    @Nullable
    String next() {
        try {
            drain();
            var entry = zip.getNextEntry();
            if (entry == null) {
                return null;
            }
            if (++entries > MAX_ENTRIES) {
                throw new UnreadableFile("zip-too-large", "The archive has more than " + MAX_ENTRIES + " parts", null);
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new UnreadableFile(
                        "zip-encrypted", "The archive has a password: unpack it and hand in its files", null);
            }
            unpackedBefore += unpacked;
            unpacked = 0;
            return entry.getName();
        } catch (IOException e) {
            throw malformed(e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFile("zip-malformed", "The name of a part cannot be read", null);
        }
    }

    /// The part that was named last; closing it does not close the archive.
    InputStream content() {
        return new Content(zip);
    }

    private void drain() {
        var buffer = new byte[64 * 1024];
        if (entries > 0) {
            try (var rest = content()) {
                int count = 0;
                while (count >= 0) {
                    count = rest.read(buffer, 0, buffer.length);
                }
            } catch (IOException e) {
                throw malformed(e);
            }
        }
    }

    /// The directory of a ZIP file stands at its end: without it the file was cut off.
    private static void requireEnd(StatementFile file) {
        int length = (int) Math.min(file.size(), LONGEST_END);
        try (var in = file.open()) {
            in.skipNBytes(file.size() - length);
            var tail = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
            if (!tail.contains("PK\u0005\u0006")) {
                throw new UnreadableFile("zip-malformed", "The archive has no end: it was cut off", null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UnreadableFile malformed(IOException e) {
        return new UnreadableFile(
                "zip-malformed", "The archive is damaged: " + LineDraft.clean(String.valueOf(e.getMessage())), null);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Content extends FilterInputStream {

        Content(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                int count = in.read(bytes, offset, length);
                if (count > 0) {
                    unpacked += count;
                    requireBounded();
                }
                return count;
            } catch (IOException e) {
                throw malformed(e);
            }
        }

        private void requireBounded() {
            if (unpackedBefore + unpacked > MAX_UNPACKED) {
                throw new UnreadableFile(
                        "zip-bomb", "The archive unpacks to more than " + (MAX_UNPACKED >> 20) + " MiB", null);
            }
            long packed = zip.getCompressedCount();
            if (unpacked > FREE && packed > 0 && unpacked > packed * MAX_RATIO) {
                throw new UnreadableFile(
                        "zip-bomb", "A part unpacks to more than " + MAX_RATIO + " times its size", null);
            }
        }

        @Override
        public void close() {
            // The archive goes on with its next part.
        }
    }
}
