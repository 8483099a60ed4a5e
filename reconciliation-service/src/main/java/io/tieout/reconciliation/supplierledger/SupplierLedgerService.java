package io.tieout.reconciliation.supplierledger;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes the ledger's lines over.
@Service
@Transactional
class SupplierLedgerService {

    private final SupplierLedgerRepository ledgers;

    SupplierLedgerService(SupplierLedgerRepository ledgers) {
        this.ledgers = ledgers;
    }

    /// What was taken over before changes nothing.
    void add(UUID companyId, List<SupplierLine> lines) {
        if (!lines.isEmpty()) {
            ledgers.add(companyId, lines);
        }
    }
}
