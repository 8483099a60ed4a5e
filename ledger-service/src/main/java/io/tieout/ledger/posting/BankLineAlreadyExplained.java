package io.tieout.ledger.posting;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// A bank line has one explanation at a time; the other one has to be undone first.
final class BankLineAlreadyExplained extends Conflict {

    BankLineAlreadyExplained(UUID lineId, UUID matchId) {
        super(
                "bank-line-already-explained",
                "The bank line is explained already",
                "Bank line " + lineId + " is explained by match " + matchId);
    }
}
