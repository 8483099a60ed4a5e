package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.FileInspection;
import io.tieout.reconciliation.statementfile.JsonLine;
import io.tieout.reconciliation.statementfile.StatementFile;
import io.tieout.reconciliation.statementfile.StatementFormats;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Inspects statement files without a server: `StatementInspection FILE…` prints one JSON object a line and file;
/// of an archive, one for each file in it.
///
/// Ends with 0 when every file may be used, 1 when one is rejected, 2 when none was given.
public final class StatementInspection {

    private StatementInspection() {}

    public static void main(String[] files) {
        if (files.length == 0) {
            System.err.println("usage: statement inspect FILE…");
            System.exit(2);
        }
        // A library's log would stand between the lines.
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        // The console's own character set may not have the letters of a statement.
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var rejected = new AtomicBoolean();
        for (var file : files) {
            inspect(file, inspection -> {
                if (inspection.outcome() == FileInspection.Outcome.REJECT) {
                    rejected.set(true);
                }
                out.println(JsonLine.of(inspection));
            });
        }
        if (rejected.get()) {
            System.exit(1);
        }
    }

    static void inspect(String file, Consumer<FileInspection> inspections) {
        try {
            StatementFormats.inspectEach(StatementFile.of(Path.of(file)), null, inspections);
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            inspections.accept(FileInspection.unreadable(file));
        } catch (RuntimeException e) {
            // A file that a reader dies of must not keep the others from being read.
            inspections.accept(FileInspection.notUnderstood(file));
        }
    }
}
