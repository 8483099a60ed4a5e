package io.tieout.reconciliation.ledgerview;

import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Adds sealed blocks up.
@Service
@Transactional
class LedgerViewService {

    private final LedgerViewRepository ledger;
    private final LedgerViewProperties properties;

    LedgerViewService(LedgerViewRepository ledger, LedgerViewProperties properties) {
        this.ledger = ledger;
        this.properties = properties;
    }

    /// Takes over which accounts have which roles, before anything of the block is added.
    ///
    /// @param told by the block: none by one from before blocks told them
    /// @return the accounts whose entries are revenue
    Set<String> learn(UUID companyId, Set<AccountRole> told) {
        var before = ledger.roles(companyId);
        var fallback = properties.fallback(LedgerRole.REVENUE);
        var taken = before.codes(LedgerRole.REVENUE, fallback);
        var unheard = new HashSet<>(told);
        unheard.removeAll(before.told());
        if (unheard.isEmpty()) {
            return taken;
        }
        ledger.addRoles(companyId, unheard);
        var revenue = before.plus(unheard).codes(LedgerRole.REVENUE, fallback);
        var otherwise = new HashSet<String>(taken);
        otherwise.addAll(revenue);
        otherwise.removeIf(code -> taken.contains(code) && revenue.contains(code));
        // What these accounts had so far was taken for revenue by mistake, or was not.
        ledger.doubtRevenue(companyId, otherwise);
        return revenue;
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
