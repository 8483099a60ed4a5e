package io.tieout.reconciliation.confirmation;

import io.tieout.platform.money.Money;
import java.util.UUID;

/// Opens disputes of what customers do not confirm. Implemented by the feature that leads disputes.
public interface DisputedLines {

    /// @param itemId the invoice or credit note
    /// @param amount of the line that is disputed
    /// @param reason in the customer's words
    /// @return the dispute's id
    UUID open(UUID companyId, UUID itemId, Money amount, String reason);
}
