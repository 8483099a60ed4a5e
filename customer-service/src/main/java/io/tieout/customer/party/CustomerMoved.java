package io.tieout.customer.party;

import io.tieout.platform.problem.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/// What is asked for is read from the customer that this one was merged into. Not for good: a merge can be undone.
final class CustomerMoved extends Refusal {

    CustomerMoved(CustomerId id, CustomerId survivor) {
        super(
                HttpStatus.TEMPORARY_REDIRECT,
                "customer-merged",
                "The customer was merged into another one",
                "Customer " + id + " was merged into customer " + survivor,
                List.of());
        fact("customerId", id);
        fact("survivorId", survivor);
    }
}
