package io.tieout.ledger.withholding;

import io.tieout.documenttotals.TaxRate;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tax that a customer kept back.
///
/// @param base what it was computed on
/// @param matchId the payment that came without it, none when it was recorded by hand
/// @param certificate proves that it was paid to the authority; none while it has not come
/// @param reversal the entry that took it back
record Withholding(
        UUID companyId,
        WithholdingId id,
        InvoiceId invoiceId,
        UUID customerId,
        TaxRate rate,
        LocalDate date,
        Money base,
        Money amount,
        @Nullable Certificate certificate,
        @Nullable UUID recordedBy,
        @Nullable UUID matchId,
        AllocationId allocationId,
        EntryId entryId,
        @Nullable EntryId reversal,
        long version) {

    record Certificate(String number, LocalDate date) {}

    void requireCertifiable(long expectedVersion) {
        requireActive();
        if (version != expectedVersion) {
            throw new StaleVersion(expectedVersion, version);
        }
    }

    void requireActive() {
        if (reversal != null) {
            throw new WithholdingTakenBack(id);
        }
    }
}
