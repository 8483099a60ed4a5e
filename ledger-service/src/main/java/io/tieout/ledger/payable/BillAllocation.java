package io.tieout.ledger.payable;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What settles a bill; written once, taken back by its opposite.
///
/// @param amount positive when it settles, negative when the bill is owed again
/// @param matchId the payment it comes from
/// @param creditNoteId the supplier's credit note that it uses as much of
/// @param undoes the allocation that it takes back
/// @param entryId none when nothing was posted for it: both documents lie in the payables account
record BillAllocation(
        BillAllocationId id,
        BillId billId,
        Kind kind,
        Money amount,
        LocalDate effectiveDate,
        @Nullable UUID matchId,
        @Nullable BillId creditNoteId,
        @Nullable BillAllocationId undoes,
        @Nullable EntryId entryId) {

    enum Kind {
        PAYMENT,
        /// Kept back for paying early.
        DISCOUNT,
        CREDIT,
        /// The bill was taken back.
        VOID
    }

    static BillAllocation payment(BillId billId, Money amount, LocalDate date, UUID matchId, EntryId entryId) {
        return new BillAllocation(
                BillAllocationId.next(), billId, Kind.PAYMENT, amount, date, matchId, null, null, entryId);
    }

    static BillAllocation discount(BillId billId, Money amount, LocalDate date, UUID matchId, EntryId entryId) {
        return new BillAllocation(
                BillAllocationId.next(), billId, Kind.DISCOUNT, amount, date, matchId, null, null, entryId);
    }

    static BillAllocation credit(BillId billId, BillId creditNoteId, Money amount, LocalDate date) {
        return new BillAllocation(
                BillAllocationId.next(), billId, Kind.CREDIT, amount, date, null, creditNoteId, null, null);
    }

    static BillAllocation taking(Bill bill, LocalDate date, EntryId reversalEntryId) {
        return new BillAllocation(
                BillAllocationId.next(), bill.id(), Kind.VOID, bill.total(), date, null, null, null, reversalEntryId);
    }

    BillAllocation undo(LocalDate date, @Nullable EntryId reversalEntryId) {
        return new BillAllocation(
                BillAllocationId.next(),
                billId,
                kind,
                amount.negated(),
                date,
                matchId,
                creditNoteId,
                id,
                reversalEntryId);
    }

    /// The bill, and the credit note where there is one.
    List<BillId> documents() {
        return creditNoteId == null ? List.of(billId) : List.of(billId, creditNoteId);
    }
}
