package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.FileInspection;
import io.tieout.reconciliation.statementfile.FileInspection.Outcome;
import io.tieout.reconciliation.statementfile.Finding;
import io.tieout.reconciliation.statementfile.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came out of an import.
record ImportResult(
        Outcome outcome,
        @Nullable Format format,
        @Nullable String profile,
        int statementsInFile,
        int statementsRecorded,
        int statementsRepeated,
        int linesRecorded,
        int linesSkipped,
        List<Finding> warnings,
        @Nullable Finding error,
        @Nullable DoubtfulLines doubtful) {

    ImportResult {
        warnings = List.copyOf(warnings);
    }

    static ImportResult refused(FileInspection inspection, Finding error) {
        return new ImportResult(
                Outcome.REJECT,
                inspection.format(),
                inspection.profile(),
                inspection.statements(),
                0,
                0,
                0,
                0,
                inspection.warnings(),
                error,
                null);
    }

    /// @param error what stopped the file on its way; the statements before it are recorded
    /// @param doubtful lines that a person has to decide on, where these stopped it
    static ImportResult of(
            FileInspection inspection,
            List<RecordingOutcome> statements,
            @Nullable Finding error,
            @Nullable DoubtfulLines doubtful) {
        var warnings = new ArrayList<>(inspection.warnings());
        statements.forEach(statement -> warnings.addAll(statement.warnings()));
        boolean warned = warnings.stream().anyMatch(warning -> warning.severity() == Finding.Severity.WARNING);
        var accepted = warned ? Outcome.WARN : Outcome.ACCEPT;
        return new ImportResult(
                error == null ? accepted : Outcome.REJECT,
                inspection.format(),
                inspection.profile(),
                inspection.statements(),
                count(statements, RecordingOutcome.Kind.RECORDED),
                count(statements, RecordingOutcome.Kind.REPEATED),
                statements.stream().mapToInt(RecordingOutcome::recorded).sum(),
                statements.stream().mapToInt(RecordingOutcome::skipped).sum(),
                warnings,
                error,
                doubtful);
    }

    private static int count(List<RecordingOutcome> statements, RecordingOutcome.Kind kind) {
        return (int) statements.stream()
                .filter(statement -> statement.kind() == kind)
                .count();
    }
}
