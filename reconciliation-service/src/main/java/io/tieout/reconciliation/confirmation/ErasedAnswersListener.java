package io.tieout.reconciliation.confirmation;

import io.tieout.reconciliation.customerview.ErasedCustomersObserver;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class ErasedAnswersListener implements ErasedCustomersObserver {

    private final ConfirmationService confirmations;

    ErasedAnswersListener(ConfirmationService confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public void customerErased(UUID companyId, UUID customerId) {
        confirmations.erase(companyId, customerId);
    }
}
