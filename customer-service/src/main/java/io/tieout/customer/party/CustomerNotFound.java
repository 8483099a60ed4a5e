package io.tieout.customer.party;

import io.tieout.platform.problem.NotFound;

final class CustomerNotFound extends NotFound {

    CustomerNotFound(CustomerId id) {
        super("customer-not-found", "There is no such customer", "No customer " + id);
    }
}
