package io.tieout.ledger.payable;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param paymentReference what the supplier asks to quote
/// @param selfAssessedTax that we owe to the authority ourselves
/// @param withheld kept back from the supplier
/// @param earlyPayment what may be kept back for paying early
/// @param voidEntryId the reversal of its entry, when it was taken back
/// @param allocations what settled it, or what it was used for, oldest first
record BillResponse(
        @JsonUnwrapped BillSummaryResponse bill,
        @Nullable String paymentReference,
        Money selfAssessedTax,
        Money withheld,
        @Nullable EarlyPaymentResponse earlyPayment,
        @Nullable String text,
        UUID createdBy,
        @Nullable UUID approvedBy,
        @Nullable String approvalReason,
        EntryId entryId,
        @Nullable EntryId voidEntryId,
        @Nullable UUID voidedBy,
        @Nullable String voidReason,
        Instant recordedAt,
        List<LineResponse> lines,
        List<AllocationResponse> allocations) {

    /// @param amount that may be kept back of what the supplier did not credit
    /// @param until the last day
    record EarlyPaymentResponse(BigDecimal percent, int days, Money amount, LocalDate until) {

        static @Nullable EarlyPaymentResponse from(Bill bill, Money credited) {
            var terms = bill.earlyPayment();
            return terms == null
                    ? null
                    : new EarlyPaymentResponse(
                            new BigDecimal(terms.percent().toPlainString()),
                            terms.days(),
                            terms.of(bill.total().minus(credited)),
                            bill.documentDate().plusDays(terms.days()));
        }
    }

    record LineResponse(
            AccountCode account,
            @Nullable String taxCode,
            @Nullable BigDecimal taxRatePercent,
            Money net,
            Money tax,
            @Nullable String text) {}

    /// @param amount positive when it settles, negative when that is taken back
    /// @param matchId the bank line's match that it comes from
    /// @param creditNoteId the supplier's credit note that was used
    /// @param undoneAllocationId the allocation it takes back
    /// @param entryId none when nothing was posted: both documents lie in the payables account
    record AllocationResponse(
            BillAllocationId allocationId,
            BillId billId,
            BillAllocation.Kind kind,
            Money amount,
            LocalDate effectiveDate,
            @Nullable UUID matchId,
            @Nullable BillId creditNoteId,
            @Nullable BillAllocationId undoneAllocationId,
            @Nullable EntryId entryId) {

        static AllocationResponse from(BillAllocation allocation) {
            return new AllocationResponse(
                    allocation.id(),
                    allocation.billId(),
                    allocation.kind(),
                    allocation.amount(),
                    allocation.effectiveDate(),
                    allocation.matchId(),
                    allocation.creditNoteId(),
                    allocation.undoes(),
                    allocation.entryId());
        }
    }
}
