package io.tieout.reconciliation.customerview;

import java.util.UUID;

/// Wants to know when a customer is erased, because it keeps something about the customer too. Implemented by another
/// feature, called in the transaction of the erasure.
public interface ErasedCustomersObserver {

    void customerErased(UUID companyId, UUID customerId);
}
