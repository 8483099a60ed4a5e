package io.tieout.reconciliation.bankstatement;

import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the bank says it holds on an account, by its newest statement.
///
/// @param statementId null when no statement was imported yet
/// @param closingMinor the closing balance; for files without balances the account's opening balance + all recorded
///     lines
/// @param stated whether the bank stated the balance, or it is the sum
public record StatementBalance(
        UUID bankAccountId,
        @Nullable UUID statementId,
        LocalDate closingDate,
        long closingMinor,
        boolean stated,
        Currency currency) {}
