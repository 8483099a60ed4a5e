package io.tieout.customer.interaction;

import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerNotFound;
import io.tieout.customer.party.CustomerService;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class InteractionService {

    private final CustomerService customers;
    private final InteractionRepository interactions;

    InteractionService(CustomerService customers, InteractionRepository interactions) {
        this.customers = customers;
        this.interactions = interactions;
    }

    InteractionResponse record(UUID companyId, CustomerId customerId, InteractionRequest request, UUID recordedBy) {
        if (!customers.exists(companyId, customerId)) {
            throw new CustomerNotFound(customerId);
        }
        return interactions.insert(companyId, customerId, request, recordedBy);
    }
}
