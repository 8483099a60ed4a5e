package io.tieout.ledger.deferral;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param posted what reached the result by now
/// @param left what still waits on the balance account
/// @param entryId the journal entry of the document behind it
/// @param transferEntryId the entry that moved the amount out of the result
record DeferralResponse(
        DeferralId deferralId,
        DeferralKind kind,
        String description,
        Money amount,
        Money posted,
        Money left,
        int months,
        YearMonth firstMonth,
        AccountCode balanceAccount,
        AccountCode resultAccount,
        @Nullable InvoiceId invoiceId,
        @Nullable EntryId entryId,
        @Nullable EntryId transferEntryId,
        UUID createdBy,
        List<InstalmentResponse> instalments) {

    DeferralResponse with(List<InstalmentResponse> found) {
        return new DeferralResponse(
                deferralId,
                kind,
                description,
                amount,
                posted,
                left,
                months,
                firstMonth,
                balanceAccount,
                resultAccount,
                invoiceId,
                entryId,
                transferEntryId,
                createdBy,
                found);
    }

    /// @param dueDate the month's last day
    /// @param effectiveDate the accounting date it was posted at; absent while it is planned
    record InstalmentResponse(
            int number,
            LocalDate dueDate,
            Money amount,
            @Nullable LocalDate effectiveDate,
            @Nullable EntryId entryId) {}
}
