package io.tieout.reconciliation.statementcomparison;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/// A party's statement beside our ledger of that party, frozen.
///
/// @param reversed their amounts count with the other sign: what they call less is what we call more
/// @param proved their statement states balances, and its lines come from one to the other
/// @param throughSequence entries of the journal after this one do not count
record StatementComparison(
        UUID companyId,
        UUID id,
        PartyKind partyKind,
        UUID partyId,
        Currency currency,
        LocalDate from,
        LocalDate to,
        boolean reversed,
        boolean proved,
        long ourOpeningMinor,
        long ourClosingMinor,
        long theirOpeningMinor,
        long theirClosingMinor,
        int dateTolerance,
        long throughSequence,
        Instant knownAt,
        UUID comparedBy,
        List<ComparedLine> lines) {

    StatementComparison {
        lines = List.copyOf(lines);
        long differences =
                lines.stream().mapToLong(ComparedLine::differenceMinor).sum();
        if (differences != theirClosingMinor - ourClosingMinor) {
            throw new IllegalStateException("The differences come to " + differences + ", the balances differ by "
                    + (theirClosingMinor - ourClosingMinor));
        }
    }

    /// The balances before come first, where they differ.
    static List<ComparedLine> withOpening(long theirOpeningMinor, long ourOpeningMinor, List<ComparedLine> compared) {
        if (theirOpeningMinor == ourOpeningMinor) {
            return compared;
        }
        var all = new ArrayList<ComparedLine>();
        all.add(new ComparedLine(
                Outcome.OPENING_DIFFERS, Ground.BALANCE, null, null, theirOpeningMinor - ourOpeningMinor));
        all.addAll(compared);
        return all;
    }
}
