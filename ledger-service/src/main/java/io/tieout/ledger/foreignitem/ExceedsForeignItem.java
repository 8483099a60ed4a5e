package io.tieout.ledger.foreignitem;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// More is to be settled than is still open. Of two settlements that together exceed it, the second one.
public final class ExceedsForeignItem extends Conflict {

    ExceedsForeignItem(ForeignItemId id, Money open, Money amount) {
        super(
                "exceeds-foreign-item",
                "More is settled than is open on the item",
                "Item " + id.value() + " has " + open + " open, and " + amount + " was to be settled",
                new FieldProblem("/amount", "must be positive and not exceed what is open"));
        fact("open", open);
    }
}
