package io.tieout.ledger.customerview;

import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Waits a moment for a customer who was entered just now: the news travels by event.
///
/// Called before a transaction begins, so that waiting keeps no connection. It decides nothing: whoever needs
/// the customer asks [CustomerViewService#requireKnown] afterwards.
@Service
public class CustomerArrivalService {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final CustomerViewService customers;

    CustomerArrivalService(CustomerViewService customers) {
        this.customers = customers;
    }

    public void awaitBriefly(UUID companyId, UUID customerId) {
        long start = System.nanoTime();
        while (!customers.knows(companyId, customerId) && System.nanoTime() - start < PATIENCE.toNanos()) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
