package io.tieout.ledger.refund;

import io.tieout.ledger.creditnote.CreditNoteId;
import io.tieout.ledger.receivable.CustomerCreditId;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param creditNoteId the credit note to be paid out, or
/// @param customerCreditId the money on account to be paid back
/// @param refundDate the accounting date it will be posted at
record RequestRefundRequest(
        @Nullable CreditNoteId creditNoteId,
        @Nullable CustomerCreditId customerCreditId,
        @NotNull Money amount,
        @NotNull LocalDate refundDate,
        @NotBlank @Size(max = 500) String reason) {

    @AssertTrue(message = "is needed, or customerCreditId: one of the two")
    boolean isCreditNoteId() {
        return (creditNoteId == null) != (customerCreditId == null);
    }
}
