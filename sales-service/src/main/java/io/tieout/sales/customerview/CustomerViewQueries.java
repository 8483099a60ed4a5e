package io.tieout.sales.customerview;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/// Looks customers up. One entered a moment ago may still be on its way here, so a miss waits for it a little: whoever
/// just created the customer does not have to know that another service keeps the copy.
@Component
public class CustomerViewQueries {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration STEP = Duration.ofMillis(25);

    private final CustomerViewRepository customers;

    CustomerViewQueries(CustomerViewRepository customers) {
        this.customers = customers;
    }

    public Optional<CustomerView> find(UUID companyId, UUID customerId) {
        return customers.find(companyId, customerId);
    }

    /// @throws CustomerUnknown when the customer has not arrived within two seconds
    public CustomerView get(UUID companyId, UUID customerId) {
        for (long waited = 0; waited <= PATIENCE.toMillis(); waited += STEP.toMillis()) {
            var found = find(companyId, customerId);
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        throw new CustomerUnknown(customerId);
    }
}
