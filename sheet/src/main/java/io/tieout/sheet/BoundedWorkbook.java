package io.tieout.sheet;

import java.io.IOException;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// A workbook is an archive of parts: looked through before any of them is read as a table.
public final class BoundedWorkbook {

    private static final int MAX_PARTS = 500;

    /// A small file can unpack to terabytes: nothing beyond this is unpacked.
    private static final long MAX_UNPACKED = 48L * 1024 * 1024;

    private BoundedWorkbook() {}

    /// @throws UnreadableSheet when it is no ZIP archive, or one with more in it than is read
    public static void require(byte[] content) {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            var buffer = new byte[64 * 1024];
            long unpacked = 0;
            var parts = Collections.list(zip.getEntries());
            if (parts.size() > MAX_PARTS) {
                throw new UnreadableSheet("The workbook has more than " + MAX_PARTS + " parts");
            }
            for (var part : parts) {
                // Unpacked and counted: what a part says about its size is the sender's word.
                try (var unpacking = zip.getInputStream(part)) {
                    for (int read = unpacking.read(buffer); read >= 0; read = unpacking.read(buffer)) {
                        unpacked += read;
                        if (unpacked > MAX_UNPACKED) {
                            throw new UnreadableSheet("The workbook unpacks to more than 48 MiB");
                        }
                    }
                }
                try (var scanned = zip.getInputStream(part)) {
                    WorkbookPart.requireBounded(part.getName(), scanned);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw noWorkbook();
        }
    }

    static UnreadableSheet noWorkbook() {
        return new UnreadableSheet("The file is no well-formed XLSX workbook");
    }
}
