package io.tieout.ledger.settlement;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// There is nothing to take back, or nothing to post: it is in the books already.
final class SettlementNotPosted extends Conflict {

    SettlementNotPosted(UUID settlementId, String state) {
        super(
                "settlement-not-posted",
                "The settlement is not where it can be changed",
                "Settlement " + settlementId + " is " + state + " in the books");
    }
}
