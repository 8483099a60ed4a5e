package io.tieout.reconciliation.openitem;

import io.tieout.reconciliation.matching.LookupKeys;
import java.util.Currency;
import java.util.UUID;

/// Wants to know when more is open than before, because a bank line may have waited for it. Implemented by another
/// feature, called in the transaction of the change, under the items' shared lock (see
/// [OpenItemService#decideAlone]).
public interface OpenItemsObserver {

    /// @param availableMinor what may be allocated now
    void itemOpened(UUID companyId, UUID customerId, Currency currency, long availableMinor, LookupKeys.OfItem keys);
}
