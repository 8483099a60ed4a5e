package io.tieout.reconciliation.payout;

import java.util.Currency;
import java.util.Set;
import java.util.UUID;

/// Wants to know when it becomes known how bank lines come about. Implemented by another feature, called within the
/// transaction that keeps the payouts.
public interface PayoutsObserver {

    /// @param netsMinor what was paid out, each one a transfer
    void payoutsKept(UUID companyId, UUID bankAccountId, Currency currency, Set<Long> netsMinor);
}
