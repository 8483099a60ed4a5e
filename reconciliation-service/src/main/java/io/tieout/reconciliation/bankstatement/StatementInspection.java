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

/// Inspects statement files without a server: `StatementInspection FILE…` prints one JSON object a line and file.
///
/// Ends with 0 when every file may be used, 1 when one is rejected, 2 when none was given.
public final class StatementInspection {

    private StatementInspection() {}

    public static void main(String[] files) {
        if (files.length == 0) {
            System.err.println("usage: statement inspect FILE…");
            System.exit(2);
        }
        // The console's own character set may not have the letters of a statement.
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        boolean usable = true;
        for (var file : files) {
            var inspection = inspect(file);
            usable &= inspection.outcome() != FileInspection.Outcome.REJECT;
            out.println(JsonLine.of(inspection));
        }
        if (!usable) {
            System.exit(1);
        }
    }

    static FileInspection inspect(String file) {
        try {
            return StatementFormats.inspect(StatementFile.of(Path.of(file)), null);
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            return FileInspection.unreadable(file);
        }
    }
}
