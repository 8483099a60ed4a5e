package io.tieout.reconciliation.customerledger;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

public final class CustomerUnknown extends NotFound {

    public CustomerUnknown(UUID customerId) {
        super("customer-not-found", "There is no such customer", "No customer has the id " + customerId);
    }
}
