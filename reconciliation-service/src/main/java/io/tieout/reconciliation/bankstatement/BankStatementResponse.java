package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param credits sum of money in, over all lines of the file
/// @param debits sum of money out, positive
/// @param imbalance closing - (opening + credits - debits), only where the bank's own figures disagree
/// @param linesSkipped known from an overlapping statement, before the account's opening date, or over nothing
record BankStatementResponse(
        UUID statementId,
        UUID bankAccountId,
        UUID importId,
        String format,
        @Nullable String number,
        @Nullable Money opening,
        @Nullable LocalDate openingDate,
        @Nullable Money closing,
        @Nullable LocalDate closingDate,
        int linesInFile,
        int linesRecorded,
        int linesSkipped,
        Money credits,
        Money debits,
        @Nullable Money imbalance,
        int linesPosted,
        int linesRefused) {}
