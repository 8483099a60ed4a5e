package io.tieout.reconciliation.rateview;

import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/// Wants to know when a rate becomes known. Implemented by another feature, called within the transaction that keeps
/// the rate.
public interface RatesObserver {

    /// @param one and
    /// @param other the pair, whichever way it was quoted
    /// @param first and
    /// @param last the days on which it may count
    void rateKnown(UUID companyId, Currency one, Currency other, LocalDate first, LocalDate last);
}
