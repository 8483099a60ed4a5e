package io.tieout.reconciliation.customerledger;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes the ledger's lines over.
@Service
@Transactional
class CustomerLedgerService {

    private final CustomerLedgerRepository ledgers;

    CustomerLedgerService(CustomerLedgerRepository ledgers) {
        this.ledgers = ledgers;
    }

    /// What was taken over before changes nothing.
    void add(UUID companyId, List<ToldLine> lines, List<ControlBalance> balances, LedgerReach reach) {
        if (ledgers.advance(companyId, reach)) {
            ledgers.add(companyId, lines);
            ledgers.put(companyId, balances);
        }
    }
}
