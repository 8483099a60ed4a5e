package io.tieout.ledger.withholding;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param matchId the payment that came without it, absent when it was recorded by hand
/// @param certificateNumber absent while the customer has not proved the payment
/// @param reversalEntryId the entry that took it back
record WithholdingResponse(
        WithholdingId taxWithholdingId,
        InvoiceId invoiceId,
        UUID customerId,
        @Nullable UUID matchId,
        String taxCode,
        BigDecimal taxRatePercent,
        LocalDate effectiveDate,
        Money base,
        Money amount,
        @Nullable String certificateNumber,
        @Nullable LocalDate certificateDate,
        AllocationId allocationId,
        EntryId entryId,
        @Nullable EntryId reversalEntryId) {

    static WithholdingResponse from(Withholding withholding) {
        var certificate = withholding.certificate();
        return new WithholdingResponse(
                withholding.id(),
                withholding.invoiceId(),
                withholding.customerId(),
                withholding.matchId(),
                withholding.rate().code(),
                withholding.rate().percent(),
                withholding.date(),
                withholding.base(),
                withholding.amount(),
                certificate == null ? null : certificate.number(),
                certificate == null ? null : certificate.date(),
                withholding.allocationId(),
                withholding.entryId(),
                withholding.reversal());
    }
}
