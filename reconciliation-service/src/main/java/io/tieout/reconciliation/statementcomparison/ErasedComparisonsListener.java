package io.tieout.reconciliation.statementcomparison;

import io.tieout.reconciliation.customerview.ErasedCustomersObserver;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What a person wrote in a statement is forgotten with them; the figures stay.
@Component
class ErasedComparisonsListener implements ErasedCustomersObserver {

    private final StatementComparisonRepository comparisons;

    ErasedComparisonsListener(StatementComparisonRepository comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public void customerErased(UUID companyId, UUID customerId) {
        comparisons.eraseTexts(companyId, customerId);
    }
}
