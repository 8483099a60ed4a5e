package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// More is to be taken from a customer's money on account than is left of it.
final class ExceedsCustomerCredit extends Conflict {

    ExceedsCustomerCredit(CustomerCreditId id, Money open, Money amount) {
        super(
                "exceeds-customer-credit",
                "More is allocated than is left of the customer's credit",
                "Customer credit " + id.value() + " has " + open + " left, and " + amount + " was to be allocated",
                new FieldProblem("/amount", "must not exceed what is left of the credit"));
        fact("open", open);
    }
}
