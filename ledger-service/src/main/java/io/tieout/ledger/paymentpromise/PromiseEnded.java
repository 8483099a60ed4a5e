package io.tieout.ledger.paymentpromise;

import io.tieout.platform.problem.Conflict;

/// What became of a promise is part of what is known of a customer.
final class PromiseEnded extends Conflict {

    PromiseEnded(PaymentPromiseId id, PromiseStatus status) {
        super(
                "promise-ended",
                "The promise is not open any more",
                "Promise " + id.value() + " is " + status + "; only an open one is withdrawn");
        fact("status", status);
    }
}
