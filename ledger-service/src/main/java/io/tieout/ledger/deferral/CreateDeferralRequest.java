package io.tieout.ledger.deferral;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An amount to be spread over months.
///
/// @param description for people, without personal data
/// @param firstMonth the first of them; each is posted on its last day
/// @param balanceAccount where the amount waits; the usual account of its kind when absent
/// @param resultAccount where it goes month by month
/// @param invoiceId the invoice behind it, or
/// @param entryId the journal entry of another document
/// @param transferDate when that document had posted the amount to the result account: the date on which it is moved
///     from there to the balance account; absent when it lies there already
record CreateDeferralRequest(
        @NotNull DeferralKind kind,
        @NotBlank @Size(max = 500) String description,
        @NotNull Money amount,
        @NotNull @Min(1) @Max(600) Integer months,
        @NotNull YearMonth firstMonth,
        @Nullable AccountCode balanceAccount,
        @NotNull AccountCode resultAccount,
        @Nullable InvoiceId invoiceId,
        @Nullable EntryId entryId,
        @Nullable LocalDate transferDate) {

    @AssertTrue(message = "and entryId cannot both be the document behind it")
    boolean isInvoiceId() {
        return invoiceId == null || entryId == null;
    }

    Deferral toDeferral(UUID companyId, Supplier<AccountCode> usualAccount, UUID createdBy) {
        return new Deferral(
                companyId,
                DeferralId.next(),
                kind,
                description,
                amount,
                months,
                firstMonth,
                Objects.requireNonNullElseGet(balanceAccount, usualAccount),
                resultAccount,
                invoiceId,
                entryId,
                createdBy);
    }
}
