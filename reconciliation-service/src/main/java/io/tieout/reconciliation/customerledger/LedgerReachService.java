package io.tieout.reconciliation.customerledger;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Says how far the lines go, and refuses while they are a part of what was booked.
@Service
@Transactional
public class LedgerReachService {

    private final CustomerLedgerQueries queries;

    LedgerReachService(CustomerLedgerQueries queries) {
        this.queries = queries;
    }

    /// @return the last entry of the journal that is known
    public long requireComplete(UUID companyId) {
        var reach = queries.reach(companyId);
        if (reach.isEmpty() ? queries.isExpected(companyId) : !reach.get().complete()) {
            throw new CustomerLedgerIncomplete(
                    reach.map(LedgerReach::lastSequence).orElse(0L));
        }
        return reach.map(LedgerReach::lastSequence).orElse(0L);
    }
}
