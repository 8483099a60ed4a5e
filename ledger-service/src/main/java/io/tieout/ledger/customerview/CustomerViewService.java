package io.tieout.ledger.customerview;

import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class CustomerViewService {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final CustomerViewRepository customers;

    CustomerViewService(CustomerViewRepository customers) {
        this.customers = customers;
    }

    public boolean knows(UUID companyId, UUID customerId) {
        return customers.exists(companyId, customerId);
    }

    /// Waits a moment for a customer who was entered just now: the news travels by event. Each look is a statement
    /// of its own and sees what was committed before it.
    ///
    /// @throws CustomerUnknown when the customer does not come
    public void await(UUID companyId, UUID customerId) {
        long start = System.nanoTime();
        while (!customers.exists(companyId, customerId)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new CustomerUnknown(customerId);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a customer", e);
        }
    }

    void keep(KnownCustomer customer) {
        customers.save(customer);
    }

    void forget(UUID companyId, UUID customerId) {
        customers.delete(companyId, customerId);
    }
}
