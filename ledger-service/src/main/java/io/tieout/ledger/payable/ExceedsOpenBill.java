package io.tieout.ledger.payable;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// More is to be settled than is open on the bill, or more taken back than was settled.
final class ExceedsOpenBill extends Conflict {

    ExceedsOpenBill(Bill bill, Money amount) {
        super(
                "exceeds-open-bill",
                "More is settled than is open on the bill",
                "Bill " + bill.number() + " has " + bill.open() + " of " + bill.total() + " open, and " + amount
                        + " was to be allocated",
                new FieldProblem("/amount", "must not exceed what is open"));
        fact("billId", bill.id().value());
        fact("open", bill.open());
    }
}
