package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was shown of a bank account and a day: the content that is signed. Ids and amounts only, no names of payers.
///
/// @param from the day after the one that was reconciled before, or the account's first
/// @param knownAt when it was looked at
/// @param journal how far the books were known then
/// @param opening where the reconciliation before ended, or the account's opening balance
/// @param lines of the bank, not reconciled before, the oldest first; late ones are booked before `from`
/// @param stated the newest balance that the bank itself stated up to the day
/// @param books what the ledger's account of the bank held on the day
/// @param atBankOnly lines that the books do not have on the day
/// @param inBooksOnly money that the books have sent, and that the bank has not
/// @param unexplained lines in the books of which nobody has said on the day what they are
/// @param clearing what the ledger's clearing account held on the day, as money that came in
/// @param difference books less what the bank holds and the books have too; none where all ties
/// @param clearingDifference clearing less the unexplained lines
record ReconciledAccount(
        UUID companyId,
        UUID bankAccountId,
        String accountCode,
        String clearingAccountCode,
        LocalDate from,
        LocalDate to,
        Instant knownAt,
        Journal journal,
        Money opening,
        List<Line> lines,
        Money closing,
        @Nullable Stated stated,
        Money books,
        List<OnlyAtBank> atBankOnly,
        List<OnlyInBooks> inBooksOnly,
        List<Unexplained> unexplained,
        Money clearing,
        Money difference,
        Money clearingDifference) {

    record Journal(long blockNumber, long sequence) {}

    record Line(
            UUID lineId,
            LocalDate bookingDate,
            LocalDate valueDate,
            Money amount,
            String state,
            @Nullable LocalDate effectiveDate,
            @Nullable UUID entryId) {}

    record Stated(UUID statementId, LocalDate date, Money balance) {}

    /// @param reason `NOT_POSTED`, `REFUSED` or `POSTED_LATER`
    record OnlyAtBank(UUID lineId, LocalDate bookingDate, Money amount, String reason) {}

    /// A refund that was approved and is not paid.
    record OnlyInBooks(UUID refundId, String number, LocalDate date, Money amount) {}

    record Unexplained(UUID lineId, LocalDate bookingDate, Money amount) {}

    ReconciledAccount {
        lines = List.copyOf(lines);
        atBankOnly = List.copyOf(atBankOnly);
        inBooksOnly = List.copyOf(inBooksOnly);
        unexplained = List.copyOf(unexplained);
    }

    boolean ties() {
        return difference.isZero() && clearingDifference.isZero();
    }
}
