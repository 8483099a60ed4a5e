package io.tieout.dataimport;

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
            UUID companyId,
            ImportTarget target,
            String fileName,
            UploadedSheet file,
            ControlTotals totals,
            ImportMode mode,
            boolean dryRun,
            UUID requestedBy) {
        var id = new ImportId(Ids.next());
        var sha256 = file.sha256();
        var intake = new Intake(
                companyId,
                id,
                target,
                heading -> imports.insert(
                        companyId, id, target.name(), fileName, sha256, heading, mode, dryRun, requestedBy));
        file.read(intake::take);
        int rows = intake.end();
        totals.check(rows, sha256);
        imports.queue(companyId, id, target.keyColumn(), rows);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                job.wake();
            }
        });
        return id;
    }

    public ImportResponse get(UUID companyId, ImportTarget target, ImportId id) {
        return imports.find(companyId, target.name(), id).orElseThrow(() -> new ImportNotFound(id));
    }

    /// The refused rows as they were sent, each with the column and the reason: mended, the file can be sent again.
    public void writeRefused(UUID companyId, ImportTarget target, ImportId id, SheetWriter sheet) throws IOException {
        var columns = get(companyId, target, id).columns();
        var kept = IntStream.range(0, columns.size())
                .filter(index -> !Heading.isOfRefusal(columns.get(index).column()))
                .boxed()
                .toList();
        sheet.row(Stream.concat(
                        kept.stream().map(index -> columns.get(index).heading()),
                        Stream.of(Heading.REFUSED_COLUMN, Heading.REFUSED_REASON))
                .toList());
        try {
            imports.forEachRefused(companyId, id, row -> {
                try {
                    sheet.row(Stream.concat(kept.stream().map(row.cells()::get), Stream.of(row.column(), row.reason()))
                            .toList());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
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
        private final Consumer<Heading> begin;
        private final List<KeyedRow> waiting = new ArrayList<>();
        private @Nullable Heading heading;
        private int rows;

        Intake(UUID companyId, ImportId id, ImportTarget target, Consumer<Heading> begin) {
            this.companyId = companyId;
            this.id = id;
            this.target = target;
            this.begin = begin;
        }

        void take(SheetRow row) {
            if (heading == null) {
                heading = Heading.of(row.cells(), target.columns());
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
