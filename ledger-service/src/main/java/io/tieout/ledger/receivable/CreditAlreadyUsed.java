package io.tieout.ledger.receivable;

import io.tieout.platform.problem.Conflict;

/// The customer's money on account that a payment brought is spent on an invoice; that has to be undone first.
public final class CreditAlreadyUsed extends Conflict {

    CreditAlreadyUsed(CustomerCredit credit) {
        super(
                "credit-already-used",
                "The customer's credit is already used",
                "Customer credit " + credit.id().value() + " came to " + credit.amount() + " and has " + credit.open()
                        + " left");
    }
}
