package io.tieout.reconciliation.statementcomparison;

import io.tieout.reconciliation.discrepancy.DiscrepancyKind;
import io.tieout.reconciliation.discrepancy.DiscrepancyService;
import io.tieout.reconciliation.discrepancy.SubjectType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets people follow up what a supplier's statement says otherwise than our books.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class SupplierDifferenceService {

    private final SupplierDifferenceRepository differences;
    private final DiscrepancyService discrepancies;

    SupplierDifferenceService(SupplierDifferenceRepository differences, DiscrepancyService discrepancies) {
        this.differences = differences;
        this.discrepancies = discrepancies;
    }

    /// Opens a discrepancy for each difference, once however often it is found, and not again when a person has
    /// resolved it. What an earlier statement showed of the same days and this one shows no more is closed.
    void follow(StatementComparison comparison) {
        var companyId = comparison.companyId();
        // Two statements of one supplier at once would each close what the other has opened.
        differences.lock(companyId, comparison.partyId());
        var found = SupplierDifference.of(comparison, differences.minorBefore(comparison));
        var gone = differences.before(comparison).stream()
                .filter(id ->
                        found.stream().noneMatch(difference -> difference.id().equals(id)))
                .toList();
        differences.remove(companyId, gone);
        differences.put(comparison, found);
        discrepancies.close(companyId, SubjectType.SUPPLIER_DIFFERENCE, gone);
        discrepancies.openUnresolved(
                companyId,
                DiscrepancyKind.SUPPLIER_STATEMENT,
                found.stream()
                        .map(difference -> difference.finding(comparison.id()))
                        .toList());
    }
}
