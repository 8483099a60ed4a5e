package io.tieout.ledger.refund;

import io.tieout.ledger.creditnote.CreditNoteId;
import io.tieout.ledger.receivable.CustomerCreditId;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A credit to be paid back.
///
/// @param creditNoteId the credit note it pays out, or
/// @param customerCreditId the money on account
/// @param date the accounting date it is posted at
record Refund(
        UUID companyId,
        RefundId id,
        UUID customerId,
        @Nullable CreditNoteId creditNoteId,
        @Nullable CustomerCreditId customerCreditId,
        LocalDate date,
        Money amount,
        String reason,
        RefundStatus status,
        UUID requestedBy,
        long version) {

    void requireDecidable(long expectedVersion) {
        if (version != expectedVersion) {
            throw new StaleVersion(expectedVersion, version);
        }
        if (status != RefundStatus.REQUESTED) {
            throw new RefundDecided(id, status);
        }
    }

    /// Whoever asks for money does not release it.
    void requireOtherThanRequester(UUID approver) {
        if (approver.equals(requestedBy)) {
            throw new RefundNeedsFourEyes();
        }
    }
}
