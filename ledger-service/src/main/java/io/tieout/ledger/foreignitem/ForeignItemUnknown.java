package io.tieout.ledger.foreignitem;

import io.tieout.platform.problem.NotFound;

final class ForeignItemUnknown extends NotFound {

    ForeignItemUnknown(ForeignItemId id) {
        super("foreign-item-unknown", "There is no such item", "Item " + id.value() + " is not known");
    }
}
