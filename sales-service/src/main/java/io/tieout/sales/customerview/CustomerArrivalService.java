package io.tieout.sales.customerview;

import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Waits a moment for a customer who was entered just now: whoever just created the customer does not have to know
/// that the news travels by event.
///
/// Called before a transaction begins, so that waiting keeps no connection. It decides nothing: whoever needs the
/// customer asks [CustomerViewQueries#get] afterwards.
@Service
public class CustomerArrivalService {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final CustomerViewQueries customers;

    CustomerArrivalService(CustomerViewQueries customers) {
        this.customers = customers;
    }

    public void awaitBriefly(UUID companyId, UUID customerId) {
        long start = System.nanoTime();
        while (customers.find(companyId, customerId).isEmpty() && System.nanoTime() - start < PATIENCE.toNanos()) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
