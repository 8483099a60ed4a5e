package io.tieout.ledger.payable;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// A supplier's document is entered twice: it would be paid twice.
final class BillNumberTaken extends Conflict {

    BillNumberTaken(Bill known) {
        super(
                "bill-number-taken",
                "The supplier's document is there already",
                "The supplier's document " + known.supplierNumber().value() + " is " + known.number() + " already",
                new FieldProblem("/supplierNumber", "must be new for this supplier"));
        fact("billId", known.id().value());
        fact("billNumber", known.number());
    }
}
