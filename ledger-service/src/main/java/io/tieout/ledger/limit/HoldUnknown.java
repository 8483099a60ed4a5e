package io.tieout.ledger.limit;

import io.tieout.platform.problem.NotFound;

final class HoldUnknown extends NotFound {

    HoldUnknown(HoldId id) {
        super("hold-unknown", "There is no such hold", "No hold has the id " + id.value());
    }
}
