package io.tieout.customer.interaction;

import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerService;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        customers.requireExists(companyId, customerId);
        return interactions.insert(companyId, customerId, request, recordedBy);
    }

    Page<InteractionResponse> timeline(
            UUID companyId, CustomerId customerId, @Nullable Channel channel, PageRequest page) {
        customers.requireExists(companyId, customerId);
        return interactions.timeline(companyId, customerId, channel, page);
    }
}
