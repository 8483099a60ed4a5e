package io.tieout.ledger.receivable;

import io.tieout.platform.problem.NotFound;

/// There is no such money on account in this company.
final class CustomerCreditUnknown extends NotFound {

    CustomerCreditUnknown(CustomerCreditId id) {
        super(
                "customer-credit-unknown",
                "There is no such customer credit",
                "Customer credit " + id.value() + " is not known");
    }
}
