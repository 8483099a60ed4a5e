package io.tieout.sales.contract;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class ContractDisputeNotFound extends NotFound {

    ContractDisputeNotFound(UUID disputeId) {
        super("contract-dispute-not-found", "The contract has no such dispute", "No dispute " + disputeId);
    }
}
