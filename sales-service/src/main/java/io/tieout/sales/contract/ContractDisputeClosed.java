package io.tieout.sales.contract;

import io.tieout.platform.problem.Conflict;

final class ContractDisputeClosed extends Conflict {

    ContractDisputeClosed(DisputeState state) {
        super("contract-dispute-closed", "The dispute is closed", "It was closed as " + state);
    }
}
