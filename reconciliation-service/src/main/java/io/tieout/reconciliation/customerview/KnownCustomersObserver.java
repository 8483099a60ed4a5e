package io.tieout.reconciliation.customerview;

import io.tieout.reconciliation.matching.LookupKeys;
import java.util.UUID;

/// Wants to know when a customer can be recognised by new keys, because a bank line may have waited for that.
/// Implemented by another feature, called in the transaction of the change, after it is written.
public interface KnownCustomersObserver {

    void customerKnown(UUID companyId, UUID customerId, LookupKeys.OfCustomer keys);
}
