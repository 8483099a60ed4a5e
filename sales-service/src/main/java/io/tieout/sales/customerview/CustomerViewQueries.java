package io.tieout.sales.customerview;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
public class CustomerViewQueries {

    private final CustomerViewRepository customers;

    CustomerViewQueries(CustomerViewRepository customers) {
        this.customers = customers;
    }

    public Optional<CustomerView> find(UUID companyId, UUID customerId) {
        return customers.find(companyId, customerId);
    }

    /// @throws CustomerUnknown when sales was not told of this customer
    public CustomerView get(UUID companyId, UUID customerId) {
        return find(companyId, customerId).orElseThrow(() -> new CustomerUnknown(customerId));
    }

    /// The one that has our number, or that it was merged into.
    public Optional<UUID> findByNumber(UUID companyId, String customerNumber) {
        return customers.findByNumber(companyId, customerNumber);
    }
}
