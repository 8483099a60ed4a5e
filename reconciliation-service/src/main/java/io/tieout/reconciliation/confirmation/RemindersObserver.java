package io.tieout.reconciliation.confirmation;

import java.util.UUID;

/// Brings the customer the reminder. Implemented by another feature, called in the transaction in which it is due.
public interface RemindersObserver {

    void reminded(UUID companyId, UUID statementId);
}
