package io.tieout.reconciliation.bankstatement;

import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A statement does not start where the one before it ended: something between them is missing, or was booked twice.
///
/// @param previousStatementId null when the account's own opening balance is what does not fit
/// @param gapMinor the statement's opening balance less what the bank account held before it
public record StatementGap(
        UUID bankAccountId,
        UUID statementId,
        @Nullable UUID previousStatementId,
        @Nullable LocalDate openingDate,
        long gapMinor,
        Currency currency) {}
