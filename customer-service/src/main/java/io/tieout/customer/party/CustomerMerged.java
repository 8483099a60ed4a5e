package io.tieout.customer.party;

import io.tieout.platform.problem.Conflict;

/// The customer turned out to be another one, which is the one to write to.
final class CustomerMerged extends Conflict {

    private final transient CustomerId survivor;

    CustomerMerged(CustomerId id, CustomerId survivor) {
        super(
                "customer-merged",
                "The customer was merged into another one",
                "Customer " + id + " was merged into customer " + survivor);
        this.survivor = survivor;
        fact("customerId", id);
        fact("survivorId", survivor);
    }

    CustomerId survivorId() {
        return survivor;
    }
}
