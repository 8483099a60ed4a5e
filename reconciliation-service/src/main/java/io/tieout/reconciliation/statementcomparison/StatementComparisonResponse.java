package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A party's statement beside our ledger of that party, as both were when they were compared.
///
/// Always: `ourClosing` and the differences come to `theirClosing`.
///
/// @param format `CSV` or `XLSX`
/// @param profile by which the file was read
/// @param reversed whether their amounts count with the other sign
/// @param proved whether the statement states balances, and its lines come from one to the other
/// @param difference their closing balance less ours
/// @param outcomes what became of the lines; those of which there are none are left out
/// @param throughSequence entries of the journal after this one do not count
record StatementComparisonResponse(
        UUID statementComparisonId,
        PartyKind partyKind,
        UUID partyId,
        LocalDate from,
        LocalDate to,
        String fileName,
        long fileSize,
        String sha256,
        String format,
        String profile,
        boolean reversed,
        boolean proved,
        int dateToleranceDays,
        Money ourOpening,
        Money ourClosing,
        Money theirOpening,
        Money theirClosing,
        Money difference,
        List<OutcomeResponse> outcomes,
        long throughSequence,
        Instant knownAt,
        UUID comparedBy) {

    /// @param difference what these lines add to the whole difference
    record OutcomeResponse(Outcome outcome, int lines, Money difference) {}

    StatementComparisonResponse with(List<OutcomeResponse> found) {
        return new StatementComparisonResponse(
                statementComparisonId,
                partyKind,
                partyId,
                from,
                to,
                fileName,
                fileSize,
                sha256,
                format,
                profile,
                reversed,
                proved,
                dateToleranceDays,
                ourOpening,
                ourClosing,
                theirOpening,
                theirClosing,
                difference,
                found,
                throughSequence,
                knownAt,
                comparedBy);
    }
}
