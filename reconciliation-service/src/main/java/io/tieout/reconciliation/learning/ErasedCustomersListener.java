package io.tieout.reconciliation.learning;

import io.tieout.reconciliation.customerview.ErasedCustomersObserver;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Names and accounts of people are forgotten with them.
@Component
class ErasedCustomersListener implements ErasedCustomersObserver {

    private final LearnedAliasRepository aliases;

    ErasedCustomersListener(LearnedAliasRepository aliases) {
        this.aliases = aliases;
    }

    @Override
    public void customerErased(UUID companyId, UUID customerId) {
        aliases.erase(companyId, customerId);
    }
}
