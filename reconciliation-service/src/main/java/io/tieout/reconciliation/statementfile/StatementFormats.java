package io.tieout.reconciliation.statementfile;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All formats that are read. The format is told from the content; the first reader that recognises a file reads
/// it.
public final class StatementFormats {

    private static final List<StatementReader> READERS = List.of(
            new OfxReader(),
            new CamtReader(),
            new Bai2Reader(),
            new QifReader(),
            new WorkbookReader(),
            new MtReader(),
            new CsvReader());

    private StatementFormats() {}

    /// @throws UnreadableFile when the file is too large, empty, or of no known format
    public static Format detect(StatementFile file) {
        var head = head(file, null);
        return reader(head).format(head);
    }

    /// Reads a file and hands over what is in it. The files of a ZIP archive are read like one file.
    ///
    /// @param profile for files without a fixed form; null lets the reader find one
    /// @throws UnreadableFile when reading cannot go on
    public static void read(StatementFile file, @Nullable CsvProfile profile, StatementSink sink) {
        var head = head(file, profile);
        if (!Archive.isArchive(head)) {
            read(file, head, sink);
            return;
        }
        var combined = new ArchiveSink(sink);
        Archive.forEach(file, member -> readMember(member, profile, combined));
        if (combined.files() == 0) {
            throw new UnreadableFile("no-statement", "The archive has no statement in it", null);
        }
    }

    private static void read(StatementFile file, FileHead head, StatementSink sink) {
        var reader = reader(head);
        sink.format(reader.format(head));
        reader.read(file, head, sink);
    }

    /// A picture or a letter beside the statements is left out with a warning; what is wrong with a statement is
    /// wrong with the archive.
    private static void readMember(StatementFile member, @Nullable CsvProfile profile, ArchiveSink sink) {
        var head = memberHead(member, profile);
        if (head.isEmpty()) {
            sink.finding(Finding.warning(
                    "member-not-read", "The archive's file " + Archive.memberName(member) + " is no statement", null));
            return;
        }
        sink.begin(member);
        try {
            read(member, head.get(), sink);
        } catch (UnreadableFile e) {
            throw new UnreadableFile(sink.within(e.finding()));
        }
    }

    private static Optional<FileHead> memberHead(StatementFile member, @Nullable CsvProfile profile) {
        if (member.size() == 0) {
            return Optional.empty();
        }
        var head = head(member, profile);
        if (Archive.isArchive(head)) {
            throw new UnreadableFile("zip-nested", "Archives in archives are not unpacked", member.name());
        }
        return READERS.stream().anyMatch(reader -> reader.recognises(head)) ? Optional.of(head) : Optional.empty();
    }

    /// Reads a whole file and says what it is worth; keeps no line and never throws because of the content.
    public static FileInspection inspect(StatementFile file, @Nullable CsvProfile profile) {
        return inspect(file, profile, statement -> {});
    }

    /// The same, with a further look at each statement: what it throws as [UnreadableFile] rejects the file.
    public static FileInspection inspect(
            StatementFile file, @Nullable CsvProfile profile, Consumer<Statement> further) {
        var summary = new InspectionSink(further);
        try {
            read(file, profile, summary);
        } catch (UnreadableFile e) {
            summary.finding(e.finding());
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            // Figures that no bank writes; a reader must not die of them.
            summary.finding(Finding.error("file-not-understood", "The file has figures that cannot be read", null));
        }
        return summary.toInspection(file.name());
    }

    /// Looks at a file, or at each file of an archive.
    public static void inspectEach(
            StatementFile file, @Nullable CsvProfile profile, Consumer<FileInspection> inspections) {
        try {
            if (file.size() > 0 && file.size() <= StatementFile.MAX_SIZE && Archive.isArchive(head(file, profile))) {
                Archive.forEach(file, member -> inspections.accept(inspect(member, profile)));
                return;
            }
        } catch (UnreadableFile e) {
            var archive = new InspectionSink(statement -> {});
            archive.finding(e.finding());
            inspections.accept(archive.toInspection(file.name()));
            return;
        }
        inspections.accept(inspect(file, profile));
    }

    private static FileHead head(StatementFile file, @Nullable CsvProfile profile) {
        if (file.size() > StatementFile.MAX_SIZE) {
            throw new UnreadableFile(
                    "file-too-large", "The file has " + file.size() + " bytes, at most 64 MiB are read", null);
        }
        if (file.size() == 0) {
            throw new UnreadableFile("file-empty", "The file is empty", null);
        }
        return FileHead.of(file, profile);
    }

    private static StatementReader reader(FileHead head) {
        for (var reader : READERS) {
            if (reader.recognises(head)) {
                return reader;
            }
        }
        throw new UnreadableFile("unknown-format", "The file is of no bank statement format that is read here", null);
    }
}
