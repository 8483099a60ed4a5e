package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// What a person wants to confirm is not what the engine proposes now.
final class ProposalChanged extends Conflict {

    ProposalChanged(UUID lineId, int rank) {
        super(
                "proposal-changed",
                "The proposal is not the one that was seen",
                "Bank line " + lineId + " has no proposal " + rank + " with this tag any more");
    }
}
