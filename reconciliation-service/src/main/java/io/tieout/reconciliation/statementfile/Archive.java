package io.tieout.reconciliation.statementfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A ZIP file with statement files in it. Each of them is unpacked to a temporary file while it is read; its name
/// is for messages only and never becomes a path.
final class Archive {

    private static final String BEFORE_MEMBER = "!/";

    private Archive() {}

    /// How the archive calls the file.
    static String memberName(StatementFile member) {
        var name = member.name();
        return name.substring(name.lastIndexOf(BEFORE_MEMBER) + BEFORE_MEMBER.length());
    }

    static boolean isArchive(FileHead head) {
        return ZipEntries.isZip(head) && !XlsxWorkbook.isXlsx(head);
    }

    /// Hands over each file of an archive, one at a time.
    ///
    /// @throws UnreadableFile when the archive is damaged, unpacks to too much, or has no file
    static void forEach(StatementFile archive, Consumer<StatementFile> reader) {
        int members = 0;
        try (var entries = new ZipEntries(archive)) {
            for (var name = entries.next(); name != null; name = entries.next()) {
                if (isFile(name)) {
                    members++;
                    member(archive.name() + BEFORE_MEMBER + LineDraft.clean(name), entries, reader);
                }
            }
        }
        if (members == 0) {
            throw new UnreadableFile("no-statement", "The archive has no file in it", null);
        }
    }

    /// Not a folder, and not what computers leave behind when they pack.
    private static boolean isFile(String name) {
        var last = name.substring(name.lastIndexOf('/') + 1);
        return !last.isEmpty() && !last.startsWith(".") && !name.startsWith("__MACOSX/");
    }

    private static void member(String name, ZipEntries entries, Consumer<StatementFile> reader) {
        try {
            var unpacked = Files.createTempFile("statement", ".part");
            try {
                reader.accept(new StatementFile(name, unpack(entries, unpacked), () -> Files.newInputStream(unpacked)));
            } finally {
                Files.deleteIfExists(unpacked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long unpack(ZipEntries entries, Path to) throws IOException {
        try (var in = entries.content();
                var out = Files.newOutputStream(to)) {
            return in.transferTo(out);
        }
    }
}
