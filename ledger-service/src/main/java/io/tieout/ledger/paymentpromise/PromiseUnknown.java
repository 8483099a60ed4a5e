package io.tieout.ledger.paymentpromise;

import io.tieout.platform.problem.NotFound;

final class PromiseUnknown extends NotFound {

    PromiseUnknown(PaymentPromiseId id) {
        super("payment-promise-not-found", "There is no such promise", "Promise " + id.value() + " is not known");
    }
}
