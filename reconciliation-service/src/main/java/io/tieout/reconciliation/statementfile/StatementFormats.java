package io.tieout.reconciliation.statementfile;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All formats that are read. The format is told from the content; the first reader that recognises a file reads it.
public final class StatementFormats {

    private static final List<StatementReader> READERS = List.of(new CamtReader(), new MtReader(), new CsvReader());

    private StatementFormats() {}

    /// @throws UnreadableFile when the file is too large, empty, or of no known format
    public static Format detect(StatementFile file) {
        var head = head(file, null);
        return reader(head).format(head);
    }

    /// Reads a file and hands over what is in it.
    ///
    /// @param profile for files without a fixed form; null lets the reader find one
    /// @throws UnreadableFile when reading cannot go on
    public static void read(StatementFile file, @Nullable CsvProfile profile, StatementSink sink) {
        var head = head(file, profile);
        reader(head).read(file, head, sink);
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
            var head = head(file, profile);
            var reader = reader(head);
            summary.format(reader.format(head));
            reader.read(file, head, summary);
        } catch (UnreadableFile e) {
            summary.finding(e.finding());
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            // Figures that no bank writes; a reader must not die of them.
            summary.finding(Finding.error("file-not-understood", "The file has figures that cannot be read", null));
        }
        return summary.toInspection(file.name());
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
