package io.tieout.reconciliation.paymentmatch;

import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.LookupKeys;
import io.tieout.reconciliation.openitem.AvailableItem;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/// Where the engine gets the items from that could explain lines: those of now, or those of an earlier moment.
public interface CandidateItems {

    /// @param payers possible payers with their groups
    /// @param countable of the items of one payer at most one more than this is of use
    List<AvailableItem> of(
            UUID companyId,
            Currency currency,
            Collection<Line> lines,
            Collection<LookupKeys.OfLine> keys,
            Collection<UUID> payers,
            int countable);
}
