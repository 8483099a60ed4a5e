package io.tieout.dataimport;

import io.tieout.dataimport.ImportResponse.ReadColumn;
import io.tieout.dataimport.MappingProposal.ProposedColumn;
import io.tieout.platform.id.Ids;
import io.tieout.sheet.SheetRow;
import io.tieout.sheet.SheetWriter;
import io.tieout.sheet.UnreadableSheet;
import io.tieout.sheet.UploadedSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Transactional
public class ImportService {

    private static final int MAX_ROWS = 1_000_000;

    private final ImportRepository imports;
    private final ImportJob job;

    ImportService(ImportRepository imports, ImportJob job) {
        this.imports = imports;
        this.job = job;
    }

    /// Takes the file in whole or not at all; its rows are worked off afterwards.
    public ImportId start(
            UUID companyId, ImportTarget target, SentFile file, ImportMode mode, boolean dryRun, UUID requestedBy) {
        var id = new ImportId(Ids.next());
        var sha256 = file.sheet().sha256();
        var intake = new Intake(
                companyId,
                id,
                target,
                file.mapping(),
                heading -> imports.insert(
                        companyId, id, target.name(), file.name(), sha256, heading, mode, dryRun, requestedBy));
        file.sheet().read(intake::take);
        int rows = intake.end();
        file.totals().check(rows, sha256);
        imports.queue(companyId, id, target.keyColumn(), rows);
        wakeAfterCommit();
        return id;
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                job.wake();
            }
        });
    }

    /// Has what the import entered taken back, as a job: the last row first, and only what nobody has worked
    /// with since.
    public void revert(UUID companyId, RevertibleTarget target, ImportId id, UUID by) {
        var found = get(companyId, target, id);
        if (found.dryRun()) {
            throw new ImportNotRevertible(found.state(), "A dry run has entered nothing");
        }
        if (found.fileSha256().isEmpty()) {
            throw new ImportNotRevertible(
                    found.state(), "It comes from a release that kept no list of what it entered");
        }
        if (!imports.revert(companyId, id, by)) {
            throw new ImportNotRevertible(found.state(), "Only one that is at its end can be taken back, and once");
        }
        wakeAfterCommit();
    }

    /// What a revert had to keep, and why.
    public void writeKept(UUID companyId, ImportTarget target, ImportId id, SheetWriter sheet) throws IOException {
        get(companyId, target, id);
        sheet.row(List.of("line", "recordId", "reason"));
        unwrapped(() -> imports.forEachKept(
                companyId,
                id,
                row -> write(
                        sheet,
                        List.of(Integer.toString(row.line()), row.recordId().toString(), row.reason()))));
    }

    /// What an import would take the headings of a file for; nothing is imported.
    public MappingProposal propose(ImportTarget target, UploadedSheet file) {
        var rows = new ArrayList<SheetRow>(1);
        file.read(row -> {
            if (rows.isEmpty()) {
                rows.add(row);
            }
        });
        if (rows.isEmpty()) {
            throw new UnreadableSheet("The file has no heading");
        }
        var names = new ColumnNames(target);
        return new MappingProposal(rows.getFirst().cells().stream()
                .map(String::strip)
                .map(heading -> new ProposedColumn(heading, names.find(heading).orElse(null)))
                .toList());
    }

    public ImportResponse get(UUID companyId, ImportTarget target, ImportId id) {
        return imports.find(companyId, target.name(), id).orElseThrow(() -> new ImportNotFound(id));
    }

    /// The refused rows as they were sent, each with the column and the reason: mended, the file can be sent again
    /// without a mapping.
    public void writeRefused(UUID companyId, ImportTarget target, ImportId id, SheetWriter sheet) throws IOException {
        var columns = get(companyId, target, id).columns();
        var names = new ColumnNames(target);
        var kept = IntStream.range(0, columns.size())
                .filter(index -> !ColumnNames.isOfRefusal(columns.get(index).column()))
                .boxed()
                .toList();
        sheet.row(Stream.concat(
                        kept.stream().map(index -> heading(columns.get(index), names)),
                        Stream.of(ColumnNames.REFUSED_COLUMN, ColumnNames.REFUSED_REASON))
                .toList());
        unwrapped(() -> imports.forEachRefused(
                companyId,
                id,
                row -> write(
                        sheet,
                        Stream.concat(kept.stream().map(row.cells()::get), Stream.of(row.column(), row.reason()))
                                .toList())));
    }

    /// By its own words where they say enough, otherwise by the name of the column that the sender said.
    private static String heading(ReadColumn column, ColumnNames names) {
        return names.find(column.heading()).filter(column.column()::equals).isPresent()
                ? column.heading()
                : column.column();
    }

    /// Where the refused rows stand in the file, and why they are refused.
    public void writeErrors(UUID companyId, ImportTarget target, ImportId id, SheetWriter sheet) throws IOException {
        get(companyId, target, id);
        sheet.row(List.of("line", "column", "reason"));
        unwrapped(() -> imports.forEachRefused(
                companyId, id, row -> write(sheet, List.of(Integer.toString(row.line()), row.column(), row.reason()))));
    }

    private static void write(SheetWriter sheet, List<String> cells) {
        try {
            sheet.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unwrapped(Runnable writing) throws IOException {
        try {
            writing.run();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Writes the rows of a file as they are read, some at a time: no file is in memory as rows.
    private final class Intake {

        private static final int AT_A_TIME = 1_000;

        private final UUID companyId;
        private final ImportId id;
        private final ImportTarget target;
        private final ColumnMapping mapping;
        private final Consumer<Heading> begin;
        private final List<KeyedRow> waiting = new ArrayList<>();
        private @Nullable Heading heading;
        private int rows;

        Intake(UUID companyId, ImportId id, ImportTarget target, ColumnMapping mapping, Consumer<Heading> begin) {
            this.companyId = companyId;
            this.id = id;
            this.target = target;
            this.mapping = mapping;
            this.begin = begin;
        }

        void take(SheetRow row) {
            if (heading == null) {
                heading = Heading.of(row.cells(), new ColumnNames(target), mapping);
                requireColumns(heading);
                begin.accept(heading);
                return;
            }
            if (++rows > MAX_ROWS) {
                throw new UnreadableSheet("The file has more than " + MAX_ROWS + " rows; send it in parts");
            }
            var cells = ImportCells.of(heading.columns(), row.cells());
            waiting.add(new KeyedRow(row, target.key(cells).orElse("")));
            if (waiting.size() == AT_A_TIME) {
                write();
            }
        }

        private void requireColumns(Heading read) {
            for (var required : target.requiredColumns()) {
                if (!read.columns().contains(required)) {
                    throw new UnreadableSheet("The column '" + required + "' is missing");
                }
            }
        }

        int end() {
            if (rows == 0) {
                throw new UnreadableSheet("The file has no rows below its heading");
            }
            write();
            return rows;
        }

        private void write() {
            imports.insertRows(companyId, id, waiting);
            waiting.clear();
        }
    }

    record KeyedRow(SheetRow row, String key) {}
}
