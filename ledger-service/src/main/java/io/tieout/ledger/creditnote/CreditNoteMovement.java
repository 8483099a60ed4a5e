package io.tieout.ledger.creditnote;

import io.tieout.ledger.receivable.AllocationId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What came to a credit note or, negative, was used of it.
record CreditNoteMovement(
        Money amount,
        LocalDate date,
        @Nullable AllocationId allocationId,
        @Nullable UUID refundId,
        @Nullable UUID matchId) {

    static CreditNoteMovement issued(CreditNote note) {
        return new CreditNoteMovement(note.total(), note.date(), null, null, null);
    }

    static CreditNoteMovement allocation(Money amount, LocalDate date, AllocationId allocationId) {
        return new CreditNoteMovement(amount, date, allocationId, null, null);
    }

    static CreditNoteMovement refund(Money amount, LocalDate date, UUID refundId) {
        return new CreditNoteMovement(amount, date, null, refundId, null);
    }

    static CreditNoteMovement payment(Money amount, LocalDate date, UUID matchId) {
        return new CreditNoteMovement(amount, date, null, null, matchId);
    }
}
