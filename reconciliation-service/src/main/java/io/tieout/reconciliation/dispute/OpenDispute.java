package io.tieout.reconciliation.dispute;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dispute to be opened.
///
/// @param amount what is disputed of the invoice
/// @param text the first message of its thread, which the customer sees
/// @param openedBy the customer by themselves, for example on a statement of account; or one of our people
/// @param userId of our people
/// @param deadline until when it should be over; the usual time when absent
public record OpenDispute(
        UUID companyId,
        UUID invoiceId,
        Money amount,
        DisputeReason reason,
        String text,
        DisputeSide openedBy,
        @Nullable UUID userId,
        @Nullable LocalDate deadline) {

    /// The same of another amount.
    OpenDispute over(Money other) {
        return new OpenDispute(companyId, invoiceId, other, reason, text, openedBy, userId, deadline);
    }
}
