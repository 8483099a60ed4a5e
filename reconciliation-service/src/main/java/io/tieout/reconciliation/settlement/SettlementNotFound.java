package io.tieout.reconciliation.settlement;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class SettlementNotFound extends NotFound {

    SettlementNotFound(UUID id) {
        super("settlement-not-found", "There is no such settlement", "Settlement " + id + " is not known");
    }
}
