package io.tieout.customer.party;

import io.tieout.platform.problem.NotFound;

public final class CustomerNotFound extends NotFound {

    public CustomerNotFound(CustomerId id) {
        super("customer-not-found", "There is no such customer", "No customer " + id);
    }
}
