package io.tieout.ledger.payable;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// More is to come back than bank lines have paid of the bill.
final class ExceedsPaidBill extends Conflict {

    ExceedsPaidBill(Bill bill, Money paid, Money amount) {
        super(
                "exceeds-paid-bill",
                "More comes back than was paid of the bill",
                "Bank lines have paid " + paid + " of bill " + bill.number() + ", and " + amount + " was to come back",
                new FieldProblem("/amount", "must not exceed what was paid"));
        fact("billId", bill.id().value());
        fact("paid", paid);
    }
}
