package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param state `QUEUED`, `RUNNING` or `DONE`
/// @param outcome `ACCEPT`, `WARN` or `REJECT`, once it is done
/// @param statementIds of the recorded statements
/// @param error why the file was refused, and where in it
record StatementImportResponse(
        UUID importId,
        String fileName,
        long fileSize,
        String state,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable String outcome,
        @Nullable String format,
        @Nullable String profile,
        Progress progress,
        Counts counts,
        List<UUID> statementIds,
        List<Note> warnings,
        @Nullable Note error) {

    /// The lines on their way, each step a part of the one before it.
    ///
    /// @param linesTotal in the file, without those that are left out
    /// @param linesDone read and stored, or known already
    /// @param linesPosted in the books
    /// @param linesRefused by the ledger
    /// @param linesDecided by the engine or a person
    /// @param outcomes how many posted lines there are of each outcome
    record Progress(
            int linesDone,
            int linesTotal,
            int linesPosted,
            int linesRefused,
            int linesDecided,
            Map<LineOutcome, Integer> outcomes) {}

    /// @param statementsRepeated recorded before by another file: nothing of them is new
    /// @param linesSkipped recorded before, before the account's opening date, or over nothing
    record Counts(
            int statementsInFile,
            int statementsRecorded,
            int statementsRepeated,
            int linesRecorded,
            int linesSkipped) {}

    record Note(String code, String detail, @Nullable String position) {
        static Note from(Finding finding) {
            return new Note(finding.code(), finding.detail(), finding.position());
        }
    }

    static StatementImportResponse from(
            StatementImportRow row,
            StatementImportRepository.LineProgress lines,
            List<Finding> warnings,
            List<UUID> statementIds) {
        return new StatementImportResponse(
                row.importId(),
                row.fileName(),
                row.fileSize(),
                row.state(),
                row.requestedAt(),
                row.finishedAt(),
                row.outcome(),
                row.format(),
                row.profileName(),
                new Progress(
                        row.linesDone(),
                        row.linesTotal(),
                        lines.linesPosted(),
                        lines.linesRefused(),
                        lines.linesDecided(),
                        lines.outcomes()),
                new Counts(
                        row.statementsInFile(),
                        row.statementsRecorded(),
                        row.statementsRepeated(),
                        row.linesRecorded(),
                        row.linesSkipped()),
                statementIds,
                warnings.stream().map(Note::from).toList(),
                row.errorCode() == null
                        ? null
                        : new Note(row.errorCode(), String.valueOf(row.errorDetail()), row.errorPosition()));
    }
}
