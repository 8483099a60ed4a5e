package io.tieout.ledger.foreignitem;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class ForeignSettlementUnknown extends NotFound {

    ForeignSettlementUnknown(UUID id) {
        super(
                "foreign-settlement-unknown",
                "The item has no such settlement by hand",
                "Settlement " + id + " is not known, or was undone");
    }
}
