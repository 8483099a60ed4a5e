package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.statementfile.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param state `QUEUED`, `RUNNING` or `DONE`
/// @param outcome `ACCEPT`, `WARN` or `REJECT`, once it is done
/// @param statementIds of the recorded statements
/// @param error why the file was refused, and where in it
/// @param doubtful lines that look known and stopped the file: a person says which are new
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
        @Nullable Note error,
        @Nullable Doubtful doubtful) {

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

    /// @param count how many there are; the first thousand are shown
    record Doubtful(int statement, int count, List<DoubtfulLine> lines) {

        static Doubtful from(DoubtfulLines doubtful) {
            return new Doubtful(
                    doubtful.statement(),
                    doubtful.count(),
                    doubtful.lines().stream()
                            .map(line -> new DoubtfulLine(
                                    line.number(),
                                    line.bookingDate(),
                                    Money.ofMinor(line.amountMinor(), doubtful.currency()),
                                    line.counterpartyName(),
                                    line.remittance(),
                                    line.recorded().stream()
                                            .map(recorded -> new RecordedLine(
                                                    recorded.lineId(),
                                                    recorded.counterpartyName(),
                                                    recorded.remittance()))
                                            .toList()))
                            .toList());
        }
    }

    /// @param number its place among the lines of the statement
    /// @param recorded lines of the account with this day and amount
    record DoubtfulLine(
            int number,
            LocalDate bookingDate,
            Money amount,
            @Nullable String counterpartyName,
            String remittance,
            List<RecordedLine> recorded) {}

    record RecordedLine(UUID lineId, @Nullable String counterpartyName, String remittance) {}

    static StatementImportResponse from(
            StatementImportRow row,
            StatementImportRepository.LineProgress lines,
            List<Finding> warnings,
            List<UUID> statementIds,
            @Nullable DoubtfulLines doubtful) {
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
                        : new Note(row.errorCode(), String.valueOf(row.errorDetail()), row.errorPosition()),
                doubtful == null ? null : Doubtful.from(doubtful));
    }
}
