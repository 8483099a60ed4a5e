package io.tieout.ledger.customerview;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class CustomerViewService {

    private final CustomerViewRepository customers;

    CustomerViewService(CustomerViewRepository customers) {
        this.customers = customers;
    }

    public boolean knows(UUID companyId, UUID customerId) {
        return customers.exists(companyId, customerId);
    }

    /// @throws CustomerUnknown when the ledger was not told of this customer
    public void requireKnown(UUID companyId, UUID customerId) {
        if (!knows(companyId, customerId)) {
            throw new CustomerUnknown(customerId);
        }
    }

    void keep(KnownCustomer customer) {
        customers.save(customer);
    }

    void forget(UUID companyId, UUID customerId) {
        customers.delete(companyId, customerId);
    }
}
