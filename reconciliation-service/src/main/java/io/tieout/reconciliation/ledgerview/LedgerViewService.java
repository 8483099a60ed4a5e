package io.tieout.reconciliation.ledgerview;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Adds sealed blocks up.
@Service
@Transactional
class LedgerViewService {

    private final LedgerViewRepository ledger;

    LedgerViewService(LedgerViewRepository ledger) {
        this.ledger = ledger;
    }

    /// A block that was added before changes nothing.
    ///
    /// @param books the currency that the books are kept in
    void add(
            UUID companyId, List<Turnover> turnovers, List<Revenue> revenues, LedgerPosition position, Currency books) {
        if (ledger.advance(companyId, position, books)) {
            ledger.add(
                    companyId,
                    turnovers.stream()
                            .sorted(Comparator.comparing(Turnover::accountCode)
                                    .thenComparing(Turnover::effectiveDate)
                                    .thenComparing(Turnover::currency))
                            .toList());
            ledger.addRevenues(companyId, revenues);
        }
    }
}
