package io.tieout.reconciliation.dispute;

import io.tieout.reconciliation.customerview.ErasedCustomersObserver;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What a person wrote and sent is forgotten with them; that there was a dispute, and how it ended, is not theirs.
@Component("disputesOfErasedDisputesListener")
class ErasedDisputesListener implements ErasedCustomersObserver {

    private final DisputeRepository disputes;

    ErasedDisputesListener(DisputeRepository disputes) {
        this.disputes = disputes;
    }

    @Override
    public void customerErased(UUID companyId, UUID customerId) {
        disputes.eraseTexts(companyId, customerId);
    }
}
