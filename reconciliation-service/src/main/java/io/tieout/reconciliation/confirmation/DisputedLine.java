package io.tieout.reconciliation.confirmation;

import io.tieout.platform.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line that the customer does not confirm.
///
/// @param itemId the invoice or credit note that it belongs to
/// @param amount more is owed when positive
/// @param disputeId of the dispute that was opened
/// @param refusal the code with which none could be opened
record DisputedLine(
        int lineNumber,
        @Nullable UUID itemId,
        Money amount,
        @Nullable UUID disputeId,
        @Nullable String refusal) {

    DisputedLine(int lineNumber, @Nullable UUID itemId, Money amount) {
        this(lineNumber, itemId, amount, null, null);
    }
}
