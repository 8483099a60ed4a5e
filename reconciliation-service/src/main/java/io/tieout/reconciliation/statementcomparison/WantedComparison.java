package io.tieout.reconciliation.statementcomparison;

import io.tieout.reconciliation.statementfile.StatementFile;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants to have compared.
///
/// @param currency where the statement does not say it
/// @param from the statement's first day when absent
/// @param to the statement's last day when absent
/// @param reversed whether what they call less is what we call more; found out when absent
record WantedComparison(
        PartyKind partyKind,
        UUID partyId,
        @Nullable Currency currency,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean reversed,
        int dateTolerance,
        StatementFile file,
        String sha256) {}
